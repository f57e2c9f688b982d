"""The step of the workflow between writer and publication."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from dateline.desk.models.drafts import Note
from dateline.desk.models.users import User


class ReasonForm(forms.Form):
    """Why a draft goes back to its writer."""

    comment = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}))


class DeskReview(AbstractGroupApprovalTask):  # type: ignore[misc]
    """An editor reads a draft and approves it, or sends it back with a reason."""

    def get_actions(self, obj: object, user: User) -> list[tuple[str, Any, bool]]:
        """(name, label, asks for more) of what somebody may do."""
        if not super().get_actions(obj, user):
            return []
        return [("reject", _("Send back…"), True), ("approve", _("Approve"), False)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Sending back needs a reason."""
        return ReasonForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Raises `ValueError` when a draft is sent back without a reason."""
        if action_name == "reject":
            form = ReasonForm({"comment": kwargs.get("comment", "")})
            if not form.is_valid():
                raise ValueError("sent back without a reason")
            reason = form.cleaned_data["comment"]
            draft = task_state.workflow_state.content_object
            Note.objects.create(draft=draft, author=user, about=Note.About.SENT_BACK, text=reason)
        super().on_action(task_state, user, action_name, **kwargs)

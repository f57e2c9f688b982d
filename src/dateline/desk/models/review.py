"""The step of the workflow between writer and publication."""

from wagtail.models import AbstractGroupApprovalTask


class DeskReview(AbstractGroupApprovalTask):  # type: ignore[misc]
    """An editor reads a draft and approves it, or sends it back with a reason."""

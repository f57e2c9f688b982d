"""Drafts: what is being written, until the ledger has it.

A draft belongs to one story of ours from its first publication on; what readers see is that story's, never the draft.
"""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, PreviewableMixin, RevisionMixin, WorkflowMixin

from dateline.archive.models import Edition, Place, Story, Topic


class Kind(models.TextChoices):
    """What sort of text it is."""

    NEWS = "", _("News")
    INTERVIEW = "interview", _("Interview")
    ANALYSIS = "analysis", _("Analysis")
    BACKGROUND = "background", _("Background")
    FEATURE = "feature", _("Feature")
    COMMENT = "comment", _("Comment")
    PRESS_REVIEW = "press-review", _("Press review")
    RELEASE = "press-release", _("Press release")


_FATES = {"withdrawn": _("Withdrawn"), "killed": _("Killed"), "erased": _("Erased")}
_ANSWERS = {"yes": _("Yes"), "no": _("No")}
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote", "hr", "image"]
"""What the body may hold; a ruler (``hr``) is a page break."""


class Draft(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):  # type: ignore[misc]
    """A story in the making. ``live`` says no more than that some revision was recorded in the ledger."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """The last part of the story's ``uri``."""
    story = models.OneToOneField(Story, null=True, on_delete=models.PROTECT, related_name="draft", editable=False)
    """The story that it became; null until the first publication."""

    headline = models.CharField(_("headline"), max_length=300)
    slug = models.CharField(_("slug"), max_length=80, blank=True, help_text=_("The word that the desk calls it by."))
    lead = models.TextField(_("lead"), blank=True)
    body = RichTextField(_("body"), blank=True, features=FEATURES)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, verbose_name=_("edition"), related_name="+")
    """Decides the language."""
    dateline_place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("filed from"), related_name="+"
    )
    dateline_date = models.DateField(_("date of the dateline"), null=True, blank=True)
    agency_sign = models.CharField(_("agency sign"), max_length=60, blank=True)
    """Empty for the edition's own."""
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS, blank=True)
    flash = models.BooleanField(default=False, editable=False)
    """It began as a flash."""
    urgency = models.PositiveSmallIntegerField(
        _("urgency"), default=4, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    """IPTC urgency, 1 (most) to 9."""
    topics = ParentalManyToManyField(Topic, blank=True, verbose_name=_("topics"), related_name="+")
    places = ParentalManyToManyField(Place, blank=True, verbose_name=_("places"), related_name="+")
    sources = models.CharField(_("sources line"), max_length=300, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    ednote = models.TextField(_("editor's note"), blank=True, help_text=_("For editors and clients, never public."))
    embargo_at = models.DateTimeField(_("not before"), null=True, blank=True)
    """Embargo or schedule: until then nobody but the desk and clients who opted in may have it."""
    translation_of = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("translation of"), related_name="+"
    )
    taken_from = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    substitute_for = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_by = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ("-changed_at",)
        permissions = (
            ("correct_story", _("May correct what is public")),
            ("withdraw_story", _("May withdraw stories")),
            ("kill_story", _("May kill stories")),
            ("restore_story", _("May bring back what was withdrawn or killed")),
            ("hold_story", _("May hold and release stories")),
            ("advise_story", _("May send advisories to clients")),
            ("lead_story", _("May choose the front page's leads")),
            ("own_topics", _("May add topics of the agency's own")),
        )

    def __str__(self) -> str:
        return self.headline

    def with_content_json(self, content: dict[str, Any]) -> "Draft":
        """The draft as a revision has it; what is not the text's but the draft's own stays as it is now."""
        draft: Draft = super().with_content_json(content)
        draft.uid, draft.story_id = self.uid, self.story_id
        draft.flash, draft.taken_from_id, draft.substitute_for_id = (
            self.flash,
            self.taken_from_id,
            self.substitute_for_id,
        )
        draft.created_by_id, draft.created_at = self.created_by_id, self.created_at
        return draft

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The public page in the frame of each edition."""
        return [(edition.code, edition.name) for edition in Edition.objects.all()]

    @property
    def default_preview_mode(self) -> str:
        """The edition's own."""
        return str(self.edition.code)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """What readers would see."""
        # The pages of the site are made from models like this one.
        from dateline.desk.drafts.preview import preview  # noqa: PLC0415

        return preview(self, mode_name)

    @property
    def standing(self) -> str:
        """What has become of it outside the desk, in a word."""
        story = self.story
        if story is None:
            return ""
        if story.fate:
            return str(_FATES[story.fate])
        if story.public_id is not None:
            return str(_("Public"))
        return str(_("Embargoed") if story.embargo_at else _("On hold"))

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Raises `PermissionDenied`: only ``desk/publishing`` publishes, in one transaction with the ledger."""
        raise PermissionDenied("A draft is published from its Publish page.")

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Raises `PermissionDenied`: what is public is withdrawn or killed, with the story's verbs."""
        raise PermissionDenied("A story is withdrawn or killed, from its own page.")


class DraftPhoto(Orderable):  # type: ignore[misc]
    """A photo above the body. Empty words stand for the picture's own."""

    draft = ParentalKey(Draft, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey("desk.DeskImage", on_delete=models.PROTECT, verbose_name=_("photo"), related_name="+")
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit line"), max_length=255, blank=True)

    class Meta(Orderable.Meta):  # type: ignore[misc]
        verbose_name = _("photo")

    def __str__(self) -> str:
        return self.caption or self.credit


class Note(models.Model):
    """A word between colleagues about a story, or the reason why it was sent back. Never public."""

    class About(models.TextChoices):
        """What made somebody write it."""

        REMARK = "remark", _("Note")
        SENT_BACK = "sent-back", _("Sent back")
        ANSWER = "answer", _("“Is this a correction?”")
        CORRECTED = "corrected", _("To be checked: the original was corrected")
        KILLED = "killed", _("To be checked: what this was made from was killed")

    TO_CHECK = (About.CORRECTED, About.KILLED)

    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="notes")
    story = models.ForeignKey(Story, null=True, on_delete=models.CASCADE, related_name="notes")
    """One of the two at least."""
    author = models.ForeignKey("desk.User", null=True, on_delete=models.SET_NULL, related_name="+")
    about = models.CharField(max_length=10, choices=About.choices, default=About.REMARK)
    text = models.TextField(_("note"))
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    """When what was to be checked was."""

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        """What it says, in the language of whoever reads it as far as the desk itself has said it."""
        answer, _colon, facts = self.text.partition(": ")
        if self.about != self.About.ANSWER or answer not in _ANSWERS:
            return self.text
        return f"{_ANSWERS[answer]}: {facts}"

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to check something."""
        return self.about in self.TO_CHECK and self.settled_at is None

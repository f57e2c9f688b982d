"""The picture library."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Revision
from wagtail.search import index

_SEARCHED = ("credit", "byline", "caption", "location")


class DeskImage(AbstractImage):  # type: ignore[misc]
    """A picture in the library, with what the trade must know of it. The credit is apart from the caption."""

    credit = models.CharField(_("credit line"), max_length=255, blank=True)
    byline = models.CharField(_("byline"), max_length=255, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    rights = models.CharField(_("copyright notice"), max_length=255, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    location = models.CharField(_("location shown"), max_length=255, blank=True)
    """IPTC Location Shown: where what is seen is, city and country as the photographer put them."""
    taken_at = models.CharField(_("taken"), max_length=40, blank=True)
    """IPTC Date Created, as the camera or the photographer put it."""

    admin_form_fields = (*Image.admin_form_fields, "credit", "byline", "caption", "rights", "usage_terms", "location")

    search_fields = (
        *AbstractImage.search_fields,
        *(index.SearchField(name) for name in _SEARCHED),
        *(index.AutocompleteField(name) for name in _SEARCHED),
    )

    @property
    def focus(self) -> tuple[float, float] | None:
        """The middle of the focal area, as distances from the left and the top, each 0 to 1; None where none is set."""
        if self.focal_point_x is None or self.focal_point_y is None or not self.width or not self.height:
            return None
        return (round(self.focal_point_x / self.width, 4), round(self.focal_point_y / self.height, 4))

    def in_a_draft(self) -> bool:
        """Whether any revision of a draft has the picture: without it the revision could not be opened."""
        drafts = Revision.objects.filter(content_type__app_label="desk", content_type__model="draft")
        each = drafts.values_list("content__photos", flat=True).iterator()
        return any(photo["image"] == self.pk for photos in each for photo in photos or ())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises `PermissionDenied` where a draft has the picture: Wagtail's upload page knows no other answer."""
        if self.in_a_draft():
            raise PermissionDenied
        try:
            deleted: tuple[int, dict[str, int]] = super().delete(*args, **kwargs)
        except ProtectedError as used:
            raise PermissionDenied from used
        return deleted

    class Meta(AbstractImage.Meta):  # type: ignore[misc]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")


class DeskRendition(AbstractRendition):  # type: ignore[misc]
    """A size of a picture in the library."""

    image = models.ForeignKey(DeskImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = (("image", "filter_spec", "focal_point_key"),)

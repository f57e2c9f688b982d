"""The newsroom's people and its picture library."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class User(AbstractUser):
    """Somebody who may sign in. A model of our own from the first migration, since it cannot be changed later."""


class DeskImage(AbstractImage):  # type: ignore[misc]
    """A picture in the library, with what the trade must know of it. The credit is apart from the caption."""

    credit = models.CharField(_("credit line"), max_length=255, blank=True)
    byline = models.CharField(_("byline"), max_length=255, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    rights = models.CharField(_("copyright notice"), max_length=255, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "byline", "caption", "rights", "usage_terms")

    class Meta(AbstractImage.Meta):  # type: ignore[misc]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")


class DeskRendition(AbstractRendition):  # type: ignore[misc]
    """A size of a picture in the library."""

    image = models.ForeignKey(DeskImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = (("image", "filter_spec", "focal_point_key"),)

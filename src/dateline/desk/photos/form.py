"""The form of a picture: looked at before anything decodes it, and filled in from what it says of itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileInput
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.utils import get_accept_attributes

from dateline.core.photo.meta import PhotoMeta
from dateline.core.photo.read import read_metadata
from dateline.core.photo.refused import PhotoRefused
from dateline.desk.models import DeskImage


class CheckedFile(WagtailImageField):  # type: ignore[misc]
    """A picture file that our own reader took: of a known kind, whole, and not too large to be decoded."""

    def to_python(self, data: UploadedFile[bytes] | None) -> Any:
        """Raises `ValidationError` with the sentence of the refusal."""
        if data:
            self.check_image_file_size(data)
            _read(data)
        return super().to_python(data)


class PhotoForm(BaseImageForm):  # type: ignore[misc]
    """Credit, caption and rights come from the picture's own metadata, unless somebody has written them."""

    file = CheckedFile(
        label=capfirst(DeskImage._meta.get_field("file").verbose_name),
        widget=FileInput(attrs={"accept": get_accept_attributes()}),
    )

    def save(self, commit: bool = True) -> DeskImage:
        """With the picture's own words where the form has none."""
        if "file" in self.changed_data:
            _fill(self.instance, _read(self.cleaned_data["file"]))
        image: DeskImage = super().save(commit)
        return image


def _read(file: UploadedFile[bytes]) -> PhotoMeta:
    file.seek(0)
    data = file.read()
    file.seek(0)
    try:
        return read_metadata(data)
    except PhotoRefused as refused:
        raise ValidationError(gettext(refused.refusal.value) % refused.figures) from refused


def _fill(image: DeskImage, said: PhotoMeta) -> None:
    own = {
        "credit": said.credit[:255],
        "byline": said.byline[:255],
        "caption": said.caption,
        "rights": said.rights[:255],
        "usage_terms": said.usage_terms,
        "location": ", ".join(part for part in (said.city, said.country) if part)[:255],
        "taken_at": said.created.isoformat() if said.created else "",
    }
    for name, text in own.items():
        if not getattr(image, name):
            setattr(image, name, text)
    if said.headline and image.title == _plain_name(image.file.name):
        image.title = said.headline[:255]


def _plain_name(path: str) -> str:
    """The title that Wagtail makes of a file's name."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

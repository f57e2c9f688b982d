"""Why a photo is not taken, in a sentence for the editor who sent it."""

from enum import Enum


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the translators; the caller translates, since the core knows no reader's language."""
    return sentence


class Refusal(Enum):
    """The sentences, with named places for the figures."""

    NOT_A_PHOTO = gettext_noop(
        "This file is not a JPEG, PNG or WebP picture. Save the photo as JPEG and send it again."
    )
    BROKEN = gettext_noop("The picture is damaged or cut off. Export it again from the original and send it once more.")
    TOO_MANY_PIXELS = gettext_noop(
        "The picture has %(megapixels)d million pixels, more than the %(limit)d million that are taken. "
        "Scale it down and send it again."
    )
    METADATA_TOO_LARGE = gettext_noop(
        "The picture's metadata are larger than the %(limit)d kB that are read. Export it without editing history."
    )
    XMP_WITH_DTD = gettext_noop(
        "The picture's XMP metadata contain a document type definition, which no photo needs and which can do harm. "
        "Export it again from the original."
    )
    TEXTS_TOO_LONG = gettext_noop(
        "Caption, credit and rights together are larger than the %(limit)d kB that a JPEG file can carry. Shorten them."
    )


class PhotoRefused(ValueError):  # noqa: N818
    """A photo that cannot be taken or written. ``str()`` is the English sentence.

    In another language: ``gettext(error.refusal.value) % error.figures``.
    """

    def __init__(self, refusal: Refusal, **figures: int) -> None:
        super().__init__(refusal.value % figures)
        self.refusal = refusal
        self.figures = figures

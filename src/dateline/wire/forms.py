"""The formats in which a version goes out: one name, one media type, one writer."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.core.wires.newsml_g2 import write as newsml_g2
from dateline.core.wires.ninjs import write as ninjs
from dateline.core.wires.nitf import write as nitf
from dateline.core.wires.plain_text import write as plain_text
from dateline.core.wires.sending import Sending


@dataclass(frozen=True, slots=True)
class Form:
    """A format."""

    name: str
    """As it is asked for by ``format=``."""
    media_type: str
    write: Callable[[Sending], bytes]
    ending: str
    """Of a file's name."""
    also: tuple[str, ...] = ()
    """Further media types that ask for it."""


FORMS = (
    Form("ninjs", "application/json", ninjs.write_31, "json", ("application/ninjs+json", "text/json")),
    Form("ninjs-2.2", "application/vnd.iptc.ninjs+json", ninjs.write_22, "json"),
    Form("newsml-g2", "application/vnd.iptc.g2.newsitem+xml", newsml_g2.write, "xml", ("application/xml", "text/xml")),
    Form("nitf", "application/nitf+xml", nitf.write, "xml", ("text/nitf",)),
    Form("text", "text/plain", plain_text.write, "txt"),
)
BY_NAME = {form.name: form for form in FORMS}
DEFAULT = FORMS[0]


def render(sending: Sending, form: Form) -> bytes:
    """A version for its receiver in a format: the one door through which copy leaves as a wire."""
    return form.write(sending)

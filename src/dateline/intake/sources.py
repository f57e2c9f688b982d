"""The source that an import records under."""

from dataclasses import dataclass

from dateline.archive.models import Source
from dateline.core.story import Policy
from dateline.core.text.translit import slugify


class SourceDiffersError(Exception):
    """What was asked for is not how the source is set up."""

    def __init__(self, source: Source, wanted: str, present: str) -> None:
        super().__init__(f"the source “{source.slug}” is set to {present}, not to {wanted}")
        self.source = source


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A source as the operator names it; what is empty is not asked for."""

    name: str
    """``TASS`` or ``Radio North``; its slug is the source's identity."""
    policy: Policy | None = None
    language: str = ""


def prepare(wanted: Wanted, *, change: bool = False) -> Source:
    """The source, made when it is new.

    An existing one is changed where ``change`` says so, and never silently.

    Raises:
        SourceDiffersError: the source exists and has another policy or language.
    """
    slug = slugify(wanted.name)
    policy = (wanted.policy or Policy.DESK).value
    values = {"name": wanted.name, "policy": policy, "language": wanted.language}
    source, new = Source.objects.get_or_create(slug=slug, defaults=values)
    if not new:
        _adapt(source, wanted, change)
    return source


def _adapt(source: Source, wanted: Wanted, change: bool) -> None:
    asked = {"policy": wanted.policy.value if wanted.policy else "", "language": wanted.language}
    differing = {name: value for name, value in asked.items() if value and value != getattr(source, name)}
    for name, value in differing.items():
        if getattr(source, name) and not change:
            raise SourceDiffersError(source, value, getattr(source, name))
        setattr(source, name, value)
    if differing:
        source.save(update_fields=list(differing))

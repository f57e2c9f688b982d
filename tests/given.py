"""What a partner who is offered everything would find: for the list of all that is public."""

from django.utils import timezone

from dateline.archive.models import Edition
from dateline.out.feeds.forms import FORMS
from dateline.partners import tokens
from dateline.partners.models import Partner

_SLUG = "surfaces"
EMBEDDED = {
    "frame": f"/embed/{_SLUG}?count=20",
    "script": f"/embed/{_SLUG}.js?count=20",
    **{form.name: f"/embed/{_SLUG}.{form.name}" for form in FORMS},
}
"""Address by form."""


def partner_of_everything() -> Partner:
    """The partner, made when it is first asked for."""
    values = {"name": "Surfaces", "site": "https://surfaces.example/", "offered": 50, "next_at": timezone.now()}
    edition = Edition.objects.order_by("position").first()
    return Partner.objects.get_or_create(slug=_SLUG, defaults={**values, "edition": edition})[0]


def counted(story_id: int) -> list[str]:
    """The links that it would have to a story."""
    pk = partner_of_everything().pk
    return [tokens.path(tokens.Click("s", story_id, pk, placement)) for placement in ("feed", "frame")]

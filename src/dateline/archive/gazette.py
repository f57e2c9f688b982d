"""Places of the world's gazetteer in the database, as stories name them."""

from collections.abc import Collection

from dateline.archive.models import Place
from dateline.archive.sql import marks, select
from dateline.core import gazetteer

_PRESENT = "SELECT slug FROM archive_place WHERE path <> '' AND slug IN ({marks})"


def install(slugs: Collection[str]) -> None:
    """Have a row for each of these slugs and for everything above them; unknown slugs are passed over."""
    new = set(slugs) - _present(slugs)
    wanted = {step for slug in new if (place := gazetteer.by_slug(slug)) for step in place.path}
    missing = sorted(wanted - _present(wanted))
    Place.objects.bulk_create(
        [_row(place) for slug in missing if (place := gazetteer.by_slug(slug))],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["kind", "path"],
    )


def _present(slugs: Collection[str]) -> set[str]:
    if not slugs:
        return set()
    return {row[0] for row in select(_PRESENT.format(marks=marks(len(slugs))), sorted(slugs))}


def _row(place: gazetteer.Place) -> Place:
    return Place(
        slug=place.slug,
        name_en=place.name_en,
        name_ru=place.name_ru,
        kind=place.kind,
        path=" ".join(place.path),
        country=place.country,
        zone=place.zone,
        lat=place.lat,
        lon=place.lon,
    )

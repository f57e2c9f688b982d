"""What stories lie under: their topics and places, and all that lies above these."""

from collections.abc import Mapping

from dateline.archive.annotations import FILED_UNDER, Filed
from dateline.archive.vocabulary import lineages, place_paths


def above_topics(filed: Mapping[int, Filed]) -> dict[int, set[str]]:
    """For each story its topics and all that lie above them."""
    paths = lineages({code for each in filed.values() for code in each.topics})
    return {
        story_id: {step for code in each.topics for step in paths.get(code, ())} for story_id, each in filed.items()
    }


def above_places(filed: Mapping[int, Filed]) -> dict[int, set[str]]:
    """For each story the places that it is about or filed from, and all that they lie in."""
    named = {
        story_id: [place.slug for place in each.places if place.role in FILED_UNDER] for story_id, each in filed.items()
    }
    paths = place_paths({slug for slugs in named.values() for slug in slugs})
    return {story_id: {step for slug in slugs for step in paths.get(slug, ())} for story_id, slugs in named.items()}

"""Two agencies side by side: headlines go both ways, and a kill on one leaves the other within a minute."""

import re
from pathlib import Path

import pytest

from tests.partners.two import two_agencies, within

MINUTE = 60.0


@pytest.mark.long
def test_headlines_go_both_ways_and_a_kill_follows_within_a_minute(tmp_path: Path) -> None:
    with two_agencies(tmp_path) as (one, other):
        one.send("Cranes in the harbour are painted blue")
        other.send("Lighthouse opens its doors to visitors")
        assert within(MINUTE, lambda: "Cranes in the harbour" in other.get("/en/partners"))
        assert within(MINUTE, lambda: "Lighthouse opens its doors" in one.get("/en/partners"))
        assert "Cranes in the harbour" in other.get("/en/")
        # The way of a reader: from their page over their counter and ours to our story.
        (link,) = re.findall(r'href="(/go/o[^"]+)"', other.get("/en/partners"))
        assert "it was said" in other.get(link)
        one.send("Cranes in the harbour are painted blue", killed=True)
        assert "Cranes" not in one.get("/embed/neighbour.rss")
        assert within(MINUTE, lambda: "Cranes" not in other.get("/en/partners"))
        assert "Cranes" not in other.get("/en/")
        assert "Cranes" not in other.get(link)
        assert "Lighthouse opens its doors" in one.get("/en/partners")

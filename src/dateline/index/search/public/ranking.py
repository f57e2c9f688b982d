"""How well a story answers, beyond its words.

BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over the whole text, plus the same over the headline and the lead
alone, each with a weight; times `recency`.
"""

import datetime as dt

HEADLINE = 2.0
"""Weight of words in the headline, beside the 1 of words anywhere."""
LEAD = 0.5
CANDIDATES = 500
"""Best by their words that are put in order with their age; further pages of results are not offered."""
FRESH = 1.0
"""What a story of this moment gains; doubles its score."""
HALF_LIFE = dt.timedelta(days=30)
"""In which that gain halves."""


def recency(listed_at: dt.datetime, now: dt.datetime) -> float:
    """The factor of a story's age: 2 now, 1.5 after thirty days, 1 for what is old."""
    age = max(now - listed_at, dt.timedelta())
    return float(1 + FRESH * 0.5 ** min(age / HALF_LIFE, 64.0))

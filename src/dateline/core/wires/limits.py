"""How much of a wire is taken in: what is larger is refused with a reason, or cut where that is said."""

HEAD = 32 * 1024
"""Characters at the start by which the format is told."""
CHANNEL = 128 * 1024
"""Characters at the start of a feed in which it says what it is and how often it wants to be fetched."""
WINDOW = 1024 * 1024
"""Bytes at the start by which the encoding is told."""
CHUNK = 64 * 1024
"""Bytes or characters handled at a time."""
ITEM = 16 * 1024 * 1024
"""Characters between the ends of two items of an XML wire, and so of one item; libxml2 limits one text to 10 MB."""
TAGS = 400_000
"""Tags in the same stretch; each takes some thirty times its room in memory."""
FAULTS = 1000
"""Items of an XML wire that are not well-formed and are mended; with one more the reading stops."""
CONTEXT = 64 * 1024
"""Characters before the first item of an XML wire that are kept for mending those that follow."""
LINE = 4 * 1024 * 1024
"""Characters of a record in a form with one record a line."""
CAPTURE = 4 * 1024 * 1024
"""Characters of a plain-text capture."""
EXPANDED = 2 * 1024 * 1024 * 1024
"""Bytes that a gzip file may expand to."""
RATIO = 200
"""Times its size that a gzip file may expand to, once it gives more than `WINDOW` bytes."""
HEADLINE = 1000
"""Characters of a headline; what is longer is cut at a word and marked by an ellipsis."""
LEAD = 5000
"""Characters of a lead; what is longer is not a lead but goes into the body."""
BODY = 4 * 1024 * 1024
"""Characters of a body's markup; an item with more is refused."""
DEPTH = 500
"""Elements of a body within one another; an item with more is refused."""
JSON_DEPTH = 100
"""Arrays and objects within one another in a value of JSON."""
ENTRIES = 500
"""Topics, places, photos or links of one item; the rest is left out."""

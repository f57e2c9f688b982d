"""Where Wagtail looks for what the newsroom adds to it: each room registers its own."""

from dateline.desk.clients import hooks as clients
from dateline.desk.coverage import hooks as coverage
from dateline.desk.drafts import hooks as drafts
from dateline.desk.frame import hooks as frame
from dateline.desk.partners import hooks as partners
from dateline.desk.people import hooks as people
from dateline.desk.photos import hooks as photos
from dateline.desk.publishing import hooks as publishing
from dateline.desk.rates import hooks as rates
from dateline.desk.sources import hooks as sources
from dateline.desk.stories import hooks as stories
from dateline.desk.topics import hooks as topics

__all__ = [
    "clients",
    "coverage",
    "drafts",
    "frame",
    "partners",
    "people",
    "photos",
    "publishing",
    "rates",
    "sources",
    "stories",
    "topics",
]

"""The newsroom's tables: people, drafts, notes and the picture library. What is published is the archive's."""

from dateline.desk.models.drafts import Draft, DraftPhoto, Kind, Note
from dateline.desk.models.photos import DeskImage, DeskRendition
from dateline.desk.models.review import DeskReview
from dateline.desk.models.users import SignIn, User

__all__ = ["DeskImage", "DeskRendition", "DeskReview", "Draft", "DraftPhoto", "Kind", "Note", "SignIn", "User"]

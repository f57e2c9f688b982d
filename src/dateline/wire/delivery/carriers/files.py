"""What a version is called as a file, for folders here and at clients."""

from dateline.wire.delivery.port import Message
from dateline.wire.forms import Form


def name_of(message: Message, form: Form) -> str:
    """The same whenever it is sent; in the order of names a story's files are in their own: ``story-1207-0003-…``."""
    return f"{prefix_of(message)}{message.number:04}-{message.verb.value}.{form.ending}"


def prefix_of(message: Message) -> str:
    """How the names of all of a story's files begin."""
    return f"story-{message.story_id}-"

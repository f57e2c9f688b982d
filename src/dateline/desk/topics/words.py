"""What is said of topics at the desk."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dateline.core.ledger import Verb
from dateline.core.topic_changes import Why

SENTENCES = {
    Why.UNKNOWN: _("There is no such topic."),
    Why.NO_LABEL: _("A label and an address need letters or digits."),
    Why.LABEL_TAKEN: _("Another topic with this label lies there already."),
    Why.ADDRESS_TAKEN: _("This address is another topic’s, or was and leads to it."),
    Why.MERGED: _("It is merged into another topic. Restore it first."),
    Why.STANDARD: _("Media Topics stay where the IPTC put them. Topics of your own can be moved."),
    Why.ITSELF: _("A topic goes neither into itself nor under what lies under it."),
    Why.TARGET_GONE: _("The other topic is itself merged or retired."),
    Why.TOPICS_BELOW: _("Topics lie under it. Move or merge them first."),
    Why.TOO_DEEP: _("There would be too many levels."),
    Why.DONE: _("It is so already."),
    Why.PARENT_MERGED: _("What it lay under is merged into another topic. Restore that first."),
}
"""Why a change was refused."""

TOLD = {
    Verb.PUBLISHED.value: pgettext_lazy("topic", "added"),
    Verb.UPDATED.value: pgettext_lazy("topic", "renamed"),
    Verb.REGROUPED.value: pgettext_lazy("topic", "moved or merged"),
    Verb.EXPIRED.value: pgettext_lazy("topic", "retired"),
    Verb.RESTORED.value: pgettext_lazy("topic", "restored"),
}
"""The ledger's verbs, of a topic."""

VERBS = {
    "rename": pgettext_lazy("topic", "Rename"),
    "move": pgettext_lazy("topic", "Move"),
    "merge": pgettext_lazy("topic", "Merge"),
    "retire": pgettext_lazy("topic", "Retire"),
    "restore": pgettext_lazy("topic", "Restore"),
}

MEANINGS = {
    "rename": _(
        "Pages, lists and feeds show the new label. Another address is made where the English label changes; "
        "the former one leads on. Stories stay filed under it."
    ),
    "move": _(
        "The topic goes there with all that lies under it. Its address stays; its stories leave the lists above it "
        "and come into those above its new place."
    ),
    "merge": _(
        "The other topic stands for this one from now on. Its addresses and feeds lead there for good, its stories are "
        "in the other’s list, and what was merged into it goes along. Nothing is filed anew."
    ),
    "retire": _("It is no longer offered to writers and no longer proposed. Its page, its feed and its stories stay."),
    "restore": _(
        "It is offered and proposed again, and has its own page with what was filed under it. "
        "Topics that had been merged into it before stay where they are."
    ),
}
"""What each does, for its page."""

DONE = {
    "rename": _("The topic is renamed."),
    "move": _("The topic is moved. Its stories change lists within moments."),
    "merge": _("The topic is merged. Its stories change lists within moments."),
    "retire": _("The topic is retired."),
    "restore": _("The topic is in use again."),
}

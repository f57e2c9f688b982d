"""A story's page before it is public, for the newsroom."""

from django.http import Http404, HttpResponse
from django.utils.translation import override

from dateline.archive import public
from dateline.archive.public import Page
from dateline.site import links
from dateline.site.editions import here
from dateline.site.views.story import shown


def preview(story_id: int, edition: str) -> HttpResponse:
    """The real page in the frame of an edition, as the transaction that is open sees the story.

    Photos come from the desk's own address, since readers may not have them yet. Raises `Http404` where the story would
    have no page.
    """
    found, where = public.story(story_id), here(edition)
    if where is None or not isinstance(found, Page):
        raise Http404
    with override(where.language):
        path = links.story(where.home_of(found.story.language).code, found.story.pk, found.story.slug)
        page = shown(found, where, path)
    page.content = page.content.replace(b"/img/", b"/desk/img/")
    return page

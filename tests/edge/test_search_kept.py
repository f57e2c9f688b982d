"""Pages that ask news search: its files have a mark of their own, and others may take their place."""

import shutil

import pytest
from django.conf import settings

from dateline.index.registry import catch_up_all
from dateline.index.search.public.embedded import folder
from tests.edge.agency import Agency, addresses
from tests.edge.kept import clock as clock  # noqa: PLC0414
from tests.edge.kept import same, warm
from tests.edge.kept import stand as stand  # noqa: PLC0414
from tests.edge.kept import whole as whole  # noqa: PLC0414
from tests.edge.stand import Stand
from tests.searching import follow_search, new_search


def test_an_index_of_search_that_has_not_moved_since_it_was_made_holds_pages_back(stand: Stand, whole: Agency) -> None:
    new_search()
    asked = addresses(whole)
    whole.newsroom.send("new", headline="A storm, a ferry and a railway")
    catch_up_all()
    stand.look()
    warm(stand, asked)
    follow_search()
    stand.look()
    same(asked, stand)


@pytest.mark.parametrize("before", ["other files", "none"])
def test_other_files_of_search_may_know_less_for_a_moment(stand: Stand, whole: Agency, before: str) -> None:
    root, asked = settings.CONFIG.search_index, addresses(whole)
    serving = folder.current(root)
    assert serving is not None
    made = serving.with_name(f"{serving.name}0")
    shutil.copytree(serving, made)
    if before == "none":
        (root / "current").unlink()
    whole.newsroom.send("new", headline="A storm, a ferry and a railway")
    catch_up_all()
    if before == "other files":
        follow_search()
    stand.look()
    folder.swap(root, made)
    warm(stand, asked)
    stand.look()
    same(asked, stand)
    warm(stand, asked)
    follow_search()
    stand.look()
    same(asked, stand)

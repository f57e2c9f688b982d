"""Who has done something at the desk is known by a cookie to the cache in front of the public pages."""

from dateline.archive.ledger import last_seq
from dateline.desk.people.rights import Role
from dateline.edge.min_seq import COOKIE, LIFE
from tests.desk.conftest import SignedIn

NAME = COOKIE.decode()


def test_who_has_done_something_carries_it_along(signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    assert NAME not in chief.get("/desk/").cookies
    cookie = chief.post("/desk/sources/of/desk/", {"name": "Desk Wire", "policy": "desk", "rights": "link"}).cookies[
        NAME
    ]
    assert cookie.value == str(last_seq())
    assert (cookie["path"], cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("/", LIFE, True, "Lax")


def test_who_was_refused_does_not(signed_in: SignedIn) -> None:
    answer = signed_in(Role.CHIEF).post("/desk/sources/of/desk/", {"name": ""})
    assert answer.status_code == 422
    assert NAME not in answer.cookies

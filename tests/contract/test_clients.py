"""Who is told what: an opted-in client hears everything, the public nothing before its time; a replay is the same."""

from datetime import timedelta

from dateline.archive.models import LedgerEvent
from dateline.archive.record import release_due
from dateline.archive.verbs import move_embargo
from tests.contract.agency import Agency
from tests.contract.clients import anybody, opted_in
from tests.contract.newsroom import ADVISE, CORRECT, HOLD, KILL, PUBLISH, RELEASE, UPDATE, copy, do, editor, say
from tests.contract.samples import HOUR, NOW, item

LATER = NOW + HOUR
SECOND = timedelta(seconds=1)


def a_day() -> None:
    """Secrets are what the public must not hear of before its time, or ever."""
    say(PUBLISH, copy("Rain", "urn:own:1"))
    waiting = say(PUBLISH, copy("Secret draft", "urn:own:2", embargo=LATER)).story_id
    move_embargo(waiting, LATER + HOUR, by=editor(waiting), now=NOW)
    say(PUBLISH, copy("Secret no more", "urn:own:2", embargo=LATER))
    say(ADVISE, copy("Secret advisory", "urn:own:1"))
    say(UPDATE, copy("Sleet", "urn:own:1"))


def test_the_public_hears_nothing_before_its_time(agency: Agency) -> None:
    client, public = opted_in(), anybody()
    a_day()
    assert [verb for _, verb, _ in client.listen()] == ["published", "held", "held", "held", "advised", "updated"]
    assert [(verb, words) for _, verb, words in public.listen()] == [("published", "Rain"), ("updated", "Sleet")]
    release_due(LATER)
    assert client.listen()[-1][1:] == ("released", "Secret no more")
    assert public.listen()[-1][1:] == ("released", "Secret no more")
    assert not any("draft" in words or "advisory" in words for _, _, words in public.heard if words)


def test_a_kill_of_what_never_was_public_is_told_to_clients_only(agency: Agency) -> None:
    client, public = opted_in(), anybody()
    never = say(PUBLISH, copy("Secret", "urn:own:1", embargo=LATER)).story_id
    do(HOLD, never)
    do(KILL, never)
    assert [verb for _, verb, _ in client.listen()] == ["held", "held", "killed"]
    assert public.listen() == []


def test_replay_from_the_beginning_is_the_same(agency: Agency) -> None:
    client, public = opted_in("client"), anybody("public")
    story = agency.send(item()).story_id
    for step in (lambda: do(HOLD, story), lambda: do(RELEASE, story), a_day, lambda: release_due(LATER)):
        step()
        client.listen()
        public.listen()
    say(CORRECT, copy("Snow", "urn:own:1", correction="It was snow."))
    assert opted_in("client again").listen() == client.listen()
    assert anybody("public again").listen() == public.listen()
    assert [seq for seq, _, _ in client.heard] == list(
        LedgerEvent.objects.order_by("seq").values_list("seq", flat=True)
    )


def test_released_at_the_second_and_oldest_first_when_the_worker_was_down(agency: Agency) -> None:
    last = say(PUBLISH, copy("C", "urn:own:c", embargo=LATER)).story_id
    first = say(PUBLISH, copy("A", "urn:own:a", embargo=LATER - 2 * SECOND)).story_id
    between = say(PUBLISH, copy("Bb", "urn:own:b", embargo=LATER - SECOND)).story_id
    say(PUBLISH, copy("B", "urn:own:b", embargo=LATER - SECOND))
    assert release_due(LATER - 3 * SECOND) == []
    public = anybody()
    assert release_due(LATER + 5 * HOUR) == [first, between, last]
    assert [words for _, _, words in public.listen()] == ["A", "B", "C"]
    assert [agency.story(story).listed_at for story in (first, last)] == [LATER - 2 * SECOND, LATER]
    exact = say(PUBLISH, copy("D", "urn:own:d", embargo=LATER)).story_id
    assert release_due(LATER - timedelta(microseconds=1)) == []
    assert release_due(LATER) == [exact]

"""What each role may do, asked of the rights as Django holds them."""

from dateline.desk.models import User
from dateline.desk.people.rights import ROLES, Right, Role, may

TO_THE_PUBLIC = {Right.PUBLISH, Right.CORRECT, Right.WITHDRAW, Right.KILL, Right.RESTORE, Right.HOLD, Right.LEAD}


def test_everybody_has_the_rights_of_their_role_and_no_others(people: dict[Role, User]) -> None:
    for role, user in people.items():
        assert {right for right in Right if may(user, right)} == ROLES[role]


def test_a_reporter_cannot_change_what_readers_see(people: dict[Role, User]) -> None:
    for role in (Role.REPORTER, Role.PHOTO_EDITOR):
        assert not any(may(people[role], right) for right in TO_THE_PUBLIC)


def test_who_left_may_nothing(people: dict[Role, User]) -> None:
    chief = people[Role.CHIEF]
    chief.is_active = False
    chief.save()
    assert not any(may(User.objects.get(pk=chief.pk), right) for right in Right)

"""People for a data folder: ``python -m tests.acceptance.staff NAME:ROLE …``, all with the same `PASSWORD`."""

import sys

from dateline.run import boot

PASSWORD = "a walk through the newsroom"


def main(people: list[str]) -> None:
    """Make roles, the way to publication and the people."""
    boot.archive()
    from dateline.desk.drafts import workflow
    from dateline.desk.models import User
    from dateline.desk.people import groups
    from dateline.desk.people.rights import Role

    groups.install()
    workflow.install()
    for person in people:
        name, role = person.split(":")
        user = User(username=name, is_staff=True)
        user.set_password(PASSWORD)
        user.save()
        groups.give(user, Role(role))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Founding an agency in the data folder in force: tables, editions, static files."""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

from dataclasses import dataclass

from dateline.run import boot
from dateline.run.progress import progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Who the agency is."""

    name: str
    name_ru: str
    sign: str
    """As it stands in datelines, without slashes."""
    sign_ru: str
    zone: str
    """IANA name, of both editions."""


def found(answers: Answers) -> bool:
    """Make what is missing; whether anything was. What exists stays as it is, whatever the answers say."""
    config = boot.django()
    from dateline.run import install, schema, statics

    with progress("Making the database") as shown:
        new = schema.bring_up_to_date(config, shown.at)
    editions = (
        install.EditionPlan(language="en", name=answers.name, sign=answers.sign, zone=answers.zone),
        install.EditionPlan(language="ru", name=answers.name_ru, sign=answers.sign_ru, zone=answers.zone),
    )
    new |= install.found(editions)
    statics.collect(config)
    return new

"""Reading with SQL of our own, typed, where the ORM's building of the query would cost more than the page.

Measured: a list of 50 stories 2.4 ms through the ORM, 0.5 ms here. Both databases are spoken to in the same words.
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

Row = tuple[Any, ...]
Instance = TypeVar("Instance", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids as a query of one column, to stand in another query's ``IN (…)``: that saves a trip."""

    sql: str
    values: tuple[Any, ...]


def select(sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """All rows. Times among ``values`` go through `sql_time`; those in rows come back through `moment`."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        rows: list[Row] = cursor.fetchall()
        return rows


def sql_time(moment: dt.datetime) -> Any:
    """An aware time as the database compares it."""
    return connection.ops.adapt_datetimefield_value(moment)


def moment(value: dt.datetime) -> dt.datetime:
    """A time from a row as an aware one: SQLite keeps UTC without saying so."""
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


def marks(count: int) -> str:
    """Placeholders for ``IN (…)``; at least one, since an empty list is no SQL."""
    return ", ".join(["%s"] * max(count, 1))


@cache
def columns(model: type[models.Model], alias: str) -> str:
    """All columns of a table, in the order in which `instance` wants them."""
    return ", ".join(f"{alias}.{field.column}" for field in model._meta.concrete_fields)


def instance(model: type[Instance], values: Sequence[Any]) -> Instance:
    """A model instance from the values of its `columns`."""
    names, converters = _plan(model)
    converted = list(values)
    for index, convert in converters:
        if converted[index] is not None:
            converted[index] = convert(converted[index])
    return model.from_db(connection.alias, names, converted)


@cache
def width(model: type[models.Model]) -> int:
    """How many columns a table has."""
    return len(model._meta.concrete_fields)


@cache
def _plan(model: type[models.Model]) -> tuple[list[str], list[tuple[int, Callable[[Any], Any]]]]:
    fields = model._meta.concrete_fields
    kinds: dict[type, Callable[[Any], Any]] = {models.DateTimeField: moment, models.JSONField: _json}
    converters = [
        (index, convert) for index, field in enumerate(fields) if (convert := kinds.get(type(field))) is not None
    ]
    return [field.attname for field in fields], converters


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

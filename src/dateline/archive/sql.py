"""SQL of our own where the ORM's building of the statement would cost more than its answer: see docs/why/plain-sql.md.

Both databases are spoken to in the same words.
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models, transaction

Row = tuple[Any, ...]
Field = models.Field[Any, Any]
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


def insert(row: models.Model) -> None:
    """Insert a new row; what ``save(force_insert=True)`` does, without signals and at a quarter of its cost."""
    with connection.cursor() as cursor:
        cursor.execute(_insert_sql(type(row)), _values(row, _inserted(type(row))))
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias


def insert_all(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table that nobody needs the keys of."""
    if not rows:
        return
    table = type(rows[0])
    statement = _insert_sql(table).partition(" RETURNING ")[0]
    with connection.cursor() as cursor:
        cursor.executemany(statement, [_values(row, _inserted(table)) for row in rows])


def insert_values(table: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows that are given as values the database takes as they are; times among them through `sql_time`."""
    if rows:
        statement = f"INSERT INTO {table._meta.db_table} ({', '.join(columns)}) VALUES ({marks(len(columns))})"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def update(row: models.Model) -> None:
    """Write all columns of a row that is there."""
    table = type(row)
    with connection.cursor() as cursor:
        cursor.execute(_update_sql(table), [*_values(row, _changed(table)), row.pk])


# What is put together below are names of our own tables and columns; values always travel beside the statement.


@cache
def _insert_sql(table: type[models.Model]) -> str:
    names = ", ".join(_inserted(table).columns)
    holes = marks(len(_inserted(table).columns))
    return f"INSERT INTO {table._meta.db_table} ({names}) VALUES ({holes}) RETURNING {_key(table)}"  # noqa: S608


@cache
def _update_sql(table: type[models.Model]) -> str:
    settings = ", ".join(f"{column} = %s" for column in _changed(table).columns)
    return f"UPDATE {table._meta.db_table} SET {settings} WHERE {_key(table)} = %s"  # noqa: S608


def _column(field: Field) -> str:
    return field.column or field.attname


def _key(table: type[models.Model]) -> str:
    return _column(table._meta.pk)


_AS_THEY_ARE = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.FloatField)
"""Both databases take a value of these, or None, as it stands in the row; so do they a key."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """What is written of a row: attributes, their columns, and by position the fields whose values Django prepares."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    prepared: tuple[tuple[int, Field], ...]


def _cells(fields: Sequence[Field]) -> _Cells:
    return _Cells(
        tuple(field.attname for field in fields),
        tuple(_column(field) for field in fields),
        tuple(each for each in enumerate(fields) if not isinstance(each[1], (*_AS_THEY_ARE, models.ForeignKey))),
    )


@cache
def _inserted(table: type[models.Model]) -> _Cells:
    return _cells([field for field in table._meta.concrete_fields if not isinstance(field, models.AutoField)])


@cache
def _changed(table: type[models.Model]) -> _Cells:
    return _cells([field for field in table._meta.concrete_fields if not field.primary_key])


def _values(row: models.Model, cells: _Cells) -> list[Any]:
    values = [getattr(row, name) for name in cells.names]
    # The connection itself and not django.db's stand-in, which looks it up anew for each of the fifty attributes.
    database = transaction.get_connection()
    for index, field in cells.prepared:
        values[index] = field.get_db_prep_save(values[index], database)
    return values


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

"""The tables that ship with the package, read once: tab-separated, UTF-8, ``#`` starts a comment line."""

from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``name``, each with the column names of its first line; cells that are left out are empty."""
    lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [_row(columns, line.split("\t")) for line in lines[1:]]


def text(name: str) -> str:
    """The whole of ``name``, for tables too large for `rows`."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _row(columns: list[str], cells: list[str]) -> dict[str, str]:
    padded = cells + [""] * (len(columns) - len(cells))
    return dict(zip(columns, padded, strict=True))

"""
What earlier runs found, kept in one DuckDB file: so that a report can say what is new and what is gone.

The store knows the ids of the discrepancies of each run and nothing else of them; an id is made from
what is claimed, so it holds when an article is edited around it. Only one process can have the file
open, so it is opened late, closed at once and, while another process holds it, tried again for half a
minute. A run first reads (:func:`recall`), writes its report and only then adds itself
(:func:`remember`): a run that dies in between leaves no trace, and its findings are new again next time.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from checks.model import Discrepancy, RunResult

_PATIENCE = 30.0  # seconds; a run holds the file for some milliseconds
_TABLES = """
    CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY, as_of DATE NOT NULL);
    CREATE TABLE IF NOT EXISTS findings (
        run INTEGER NOT NULL, id VARCHAR NOT NULL, verdict VARCHAR NOT NULL, PRIMARY KEY (run, id)
    );
"""


class StoreError(Exception):
    """The store cannot be read or written; the message is one sentence that names the file."""


@dataclass(frozen=True, slots=True)
class Memory:
    """
    What earlier runs found: every id there ever was, and those of the last run.

    Without a store nothing is remembered, and nothing can be said to be new.
    """

    is_kept: bool = False
    known: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()

    def states(self, discrepancies: Sequence[Discrepancy]) -> tuple[tuple[str, str], ...]:
        """Return ``new`` or ``known`` for each discrepancy, by id; nothing without a store."""
        if not self.is_kept:
            return ()
        return tuple((found.id, "known" if found.id in self.known else "new") for found in discrepancies)

    def gone(self, discrepancies: Sequence[Discrepancy]) -> tuple[str, ...]:
        """Return the ids of the last run that none of these has, sorted."""
        return tuple(sorted(self.last - {found.id for found in discrepancies}))


def recall(store: Path | None) -> Memory:
    """
    Return what the earlier runs found; nothing if there is no store or it is not there yet.

    Raises:
        StoreError: The file is no store, or another process would not let go of it.
    """
    if store is None or not store.exists():
        return Memory(is_kept=store is not None)
    with _opened(store) as connection:
        rows = connection.execute(
            "SELECT id, max(run) = (SELECT max(run) FROM runs) FROM findings GROUP BY id"
        ).fetchall()
    return Memory(
        is_kept=True,
        known=frozenset(identifier for identifier, _ in rows),
        last=frozenset(identifier for identifier, is_last in rows if is_last),
    )


def remember(store: Path | None, result: RunResult) -> None:
    """
    Add a run to the store, in one transaction; without a store nothing happens.

    Raises:
        StoreError: The file cannot be written, or another process would not let go of it.
    """
    if store is None:
        return
    with _opened(store) as connection:
        (run,) = connection.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchone() or (1,)
        connection.execute("INSERT INTO runs VALUES (?, ?)", [run, result.as_of])
        rows = [(run, found.id, str(found.verdict)) for found in result.discrepancies]
        if rows:
            connection.executemany("INSERT OR IGNORE INTO findings VALUES (?, ?, ?)", rows)


@contextmanager
def _opened(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the store in a transaction that is committed at the end, undone on an error."""
    connection = _connect(store)
    try:
        connection.begin()
        connection.execute(_TABLES)
        yield connection
        connection.commit()
    except duckdb.Error as error:
        raise StoreError(f"the store {store} cannot be used: {_first_line(error)}") from error
    finally:
        connection.close()


def _connect(store: Path) -> duckdb.DuckDBPyConnection:
    """Open the file, waiting for another process that holds it."""
    give_up = time.monotonic() + _PATIENCE
    pause = 0.05
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the store {store} cannot be made: {error.strerror}") from error
    while True:
        try:
            return duckdb.connect(str(store))
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error):
                raise StoreError(f"the store {store} cannot be opened: {_first_line(error)}") from error
            if time.monotonic() > give_up:
                raise StoreError(f"another process keeps the store {store} open") from error
            time.sleep(pause)
            pause = min(pause * 2, 1.0)
        except duckdb.Error as error:
            raise StoreError(f"the store {store} cannot be opened: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]

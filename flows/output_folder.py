"""
The folder a run leaves behind: the report, its data in three formats, and a summary for a mail.

All files are first written under other names beside their places and brought to the disk; only then
are they renamed, the report last. So a full disk or a killed run leaves the old files as they were,
never half a file, and a reader who sees a new report finds the data that belongs to it.
"""

import csv
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import duckdb
import pandas as pd

from checks.interchange import dumps, run_document
from checks.model import RunResult
from checks.tables import discrepancies_table, figures_table, pairs_table
from flows.escaping import spreadsheet_cell
from reports.discrepancy_report import render
from reports.summary import summarise

REPORT = "report.html"
DOCUMENT = "discrepancies.json"
SUMMARY = "summary.txt"


class OutputError(Exception):
    """The folder cannot be written; the message is one sentence that names it and the cause."""


def write_output(result: RunResult, folder: Path) -> None:
    """
    Write everything one run found into a folder, each file whole or not at all.

    The same result gives the same bytes.

    Raises:
        OutputError: The folder cannot be made, is not writable, or the disk is full.
    """
    # Articles are named from the working folder, the links of the report go from its own.
    write_whole(folder, files_of(result, working_folder=Path(os.path.relpath(Path.cwd(), folder)).as_posix()))


def files_of(result: RunResult, *, working_folder: str = ".") -> dict[str, bytes]:
    """
    Return name -> content of each file of a run, the report last.

    ``working_folder`` is the way from the run's folder to the one that the articles' files are named from.
    """
    figures = figures_table(result.quantities)
    return {
        "figures.parquet": parquet(figures),
        "figures.csv": comma_separated(figures),
        "discrepancies.csv": comma_separated(
            discrepancies_table(result.discrepancies, language=result.language)
        ),
        "pairs.csv": comma_separated(pairs_table(result.discrepancies)),
        DOCUMENT: (dumps(run_document(result)) + "\n").encode(),
        SUMMARY: summarise(result).encode(),
        REPORT: render(result, working_folder=working_folder).encode(),
    }


def comma_separated(table: pd.DataFrame) -> bytes:
    """
    Return the table as CSV: RFC 4180, UTF-8, a missing value as an empty cell.

    Text that a spreadsheet would run as a formula is disarmed; numbers are left alone.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False):
        writer.writerow(["" if pd.isna(cell) else spreadsheet_cell(str(cell)) for cell in row])
    return text.getvalue().encode()


def parquet(table: pd.DataFrame) -> bytes:
    """
    Return the table as a Parquet file with the types it has; decimals are strings in it.

    One thread, so that the row groups, and with them the bytes, are always the same.
    """
    with (
        _one_sentence(Path(gettempdir())),
        TemporaryDirectory() as folder,
        duckdb.connect(config={"threads": 1}) as connection,
    ):
        path = Path(folder) / "table.parquet"
        connection.register("records", table)
        connection.execute("COPY records TO $path (FORMAT parquet)", {"path": str(path)})
        connection.unregister("records")
        return path.read_bytes()


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """
    Write the files into the folder in their order: all of them, or none.

    Raises:
        OutputError: As for :func:`write_output`.
    """
    with _one_sentence(folder):
        folder.mkdir(parents=True, exist_ok=True)
        parts = {folder / name: folder / f".{name}.{os.getpid()}.part" for name in files}
        try:
            for part, content in zip(parts.values(), files.values(), strict=True):
                _write_through(part, content)
            for path, part in parts.items():
                part.replace(path)
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)
        _sync_folder(folder)


@contextmanager
def _one_sentence(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, duckdb.IOException) as error:
        cause = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise OutputError(f"cannot write to {folder}: {cause}") from error


def _write_through(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the new names as well."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

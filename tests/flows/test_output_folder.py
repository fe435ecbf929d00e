import csv
import errno
import io
import os
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from factories import run_result, seed_result

from flows.output_folder import OutputError, comma_separated, files_of, parquet, write_output, write_whole

OLD = {"discrepancies.json": b"old", "report.html": b"old page"}
NEW = {"discrepancies.json": b"new", "report.html": b"new page"}


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_run_leaves_the_files_that_others_script_against(tmp_path):
    write_output(run_result(), tmp_path / "deep" / "out")
    assert set(contents(tmp_path / "deep" / "out")) == {
        "report.html",
        "discrepancies.json",
        "figures.parquet",
        "figures.csv",
        "discrepancies.csv",
        "pairs.csv",
        "summary.txt",
    }


def test_the_report_is_written_last():
    assert list(files_of(run_result()))[-1] == "report.html"


def test_the_links_of_the_report_go_from_its_folder_to_the_articles(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    write_output(seed_result(), Path("reports/out"))
    page = (tmp_path / "reports" / "out" / "report.html").read_text(encoding="utf-8")
    assert 'href="../../seeds/articles/004' in page


def test_the_same_result_gives_the_same_bytes():
    assert files_of(run_result()) == files_of(run_result())


def test_new_files_replace_old_ones(tmp_path):
    write_whole(tmp_path, OLD)
    write_whole(tmp_path, NEW)
    assert contents(tmp_path) == NEW


@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_leaves_the_old_files_alone(tmp_path, monkeypatch, failing):
    write_whole(tmp_path, OLD)
    calls = []

    def full(descriptor):
        calls.append(descriptor)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"^cannot write to .*: No space left on device$"):
        write_whole(tmp_path, NEW)
    assert contents(tmp_path) == OLD


def test_an_interrupted_write_leaves_no_parts(tmp_path, monkeypatch):
    write_whole(tmp_path, OLD)

    def interrupted(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path, NEW)
    assert contents(tmp_path) == OLD


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match=r"^cannot write to .*out: File exists$"):
        write_whole(tmp_path / "out", NEW)
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_one_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match=r": Permission denied$"):
        write_whole(tmp_path, NEW)


def test_csv_disarms_formulas_and_leaves_numbers_alone():
    table = pd.DataFrame(
        {"surface": ["=1+1", "30.000", None], "low": ["-5", "30000", "-5.5"], "start": [1, 2, 3]}
    )
    text = comma_separated(table).decode()
    assert text.startswith("surface,low,start\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1:] == [["'=1+1", "-5", "1"], ["30.000", "30000", "2"], ["", "-5.5", "3"]]


def test_csv_keeps_quotes_commas_and_line_ends():
    cell = 'sagte er: "Rund 30.000,\nvielleicht mehr"'
    text = comma_separated(pd.DataFrame({"reason": [cell]})).decode()
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [cell]


def test_parquet_is_typed_and_keeps_decimals_exact(tmp_path):
    long = "0.1234567890123456789012345678901234567890"
    table = pd.DataFrame({"low": pd.Series([long, None], dtype="str"), "start": [1, 2]})
    (tmp_path / "figures.parquet").write_bytes(parquet(table))
    relation = duckdb.from_parquet(str(tmp_path / "figures.parquet"))
    assert [str(kind) for kind in relation.types] == ["VARCHAR", "BIGINT"]
    rows = relation.fetchall()
    assert Decimal(rows[0][0]) == Decimal(long)
    assert rows[1] == (None, 2)

import subprocess
import sys
from datetime import date

import duckdb
import pytest
from factories import discrepancy, run_result

from flows import store as store_module
from flows.store import StoreError, recall, remember


def found(*names):
    return tuple(discrepancy(id=name) for name in names)


def result(*names, as_of=date(2025, 9, 6)):
    return run_result(discrepancies=found(*names), as_of=as_of)


def test_without_a_store_nothing_is_said_to_be_new_and_no_file_is_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    remember(None, result("F-1"))
    assert recall(None).states(found("F-1")) == ()
    assert list(tmp_path.iterdir()) == []


def test_reading_a_store_that_is_not_there_makes_none(tmp_path):
    assert recall(tmp_path / "store.duckdb").states(found("F-1")) == (("F-1", "new"),)
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_run_found_is_known(tmp_path):
    store = tmp_path / "deep" / "store.duckdb"
    remember(store, result("F-1", "F-2"))
    memory = recall(store)
    assert memory.states(found("F-2", "F-3")) == (("F-2", "known"), ("F-3", "new"))
    assert memory.gone(found("F-2", "F-3")) == ("F-1",)


def test_gone_is_counted_against_the_last_run_only(tmp_path):
    store = tmp_path / "store.duckdb"
    remember(store, result("F-1"))
    remember(store, result("F-2"))
    memory = recall(store)
    assert memory.gone(found("F-2")) == ()
    assert memory.states(found("F-1")) == (("F-1", "known"),)


def test_a_last_run_without_findings_has_nothing_to_lose(tmp_path):
    store = tmp_path / "store.duckdb"
    remember(store, result("F-1"))
    remember(store, result())
    assert recall(store).gone(()) == ()
    assert recall(store).states(found("F-1")) == (("F-1", "known"),)


def test_a_run_is_kept_with_its_day(tmp_path):
    store = tmp_path / "store.duckdb"
    remember(store, result("F-1", as_of=date(2024, 2, 29)))
    with duckdb.connect(str(store), read_only=True) as connection:
        assert connection.execute("SELECT run, as_of FROM runs").fetchall() == [(1, date(2024, 2, 29))]


def test_a_run_that_fails_to_be_written_leaves_no_trace(tmp_path):
    store = tmp_path / "store.duckdb"
    remember(store, result("F-1"))
    broken = run_result(discrepancies=found("F-2"), as_of="no day")
    with pytest.raises(StoreError, match=r"store\.duckdb cannot be used"):
        remember(store, broken)
    assert recall(store).states(found("F-2")) == (("F-2", "new"),)


def test_a_file_that_is_no_store_is_one_sentence(tmp_path):
    store = tmp_path / "notes.txt"
    store.write_text("no database " * 1000)
    with pytest.raises(StoreError, match=r"notes\.txt cannot be opened: "):
        recall(store)
    assert store.read_text().startswith("no database")


HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that keeps the store open until its standard input ends."""
    store = tmp_path / "store.duckdb"
    remember(store, result("F-1"))
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield store, process
    process.communicate()


def test_a_store_that_stays_busy_is_given_up(holder, monkeypatch):
    store, _ = holder
    monkeypatch.setattr(store_module, "_PATIENCE", 0.2)
    with pytest.raises(StoreError, match="another process keeps the store"):
        recall(store)


def test_a_store_that_is_let_go_is_waited_for(holder, monkeypatch):
    store, process = holder
    waits = []

    def wait(seconds):
        waits.append(seconds)
        process.communicate()

    monkeypatch.setattr(store_module.time, "sleep", wait)
    assert recall(store).known == {"F-1"}
    assert waits

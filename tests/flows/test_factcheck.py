"""
The flow as a whole, against a real server: what it leaves on the disk and in the dashboard.

One server for all tests of the module, started as a user would, with a home of its own.
"""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from command import ROOT, figurecheck

BIN = Path(sys.executable).parent
TEXT = "Geplant ist eine Truppe von {} Soldaten für die Ukraine."
ARTICLES = [
    {"id": name, "text": TEXT.format(number), "language": "de", "published": "2025-09-05"}
    for name, number in (("first", "30.000"), ("<b>second</b>", "50.000"))
]
OUTPUT = {
    "report.html",
    "discrepancies.json",
    "figures.parquet",
    "figures.csv",
    "discrepancies.csv",
    "pairs.csv",
    "summary.txt",
}
# What a user may have set must not reach the tests, nor a server of theirs.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}


def json_lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def run(*arguments, stdin, cwd, environment):
    options = ("--as-of", "2025-09-06", *arguments)
    return figurecheck("run", "-", *options, stdin=stdin, cwd=cwd, timeout=300, **environment)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server in a process of its own, and what its API says."""

    def __init__(self, home):
        self.url = f"http://127.0.0.1:{(port := free_port())}/api"
        self.environment = {"PREFECT_HOME": str(home), "PREFECT_API_URL": self.url}
        self.process = subprocess.Popen(
            [BIN / "prefect", "server", "start", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=ENVIRONMENT | self.environment,
        )

    def is_up(self):
        try:
            return httpx.get(f"{self.url}/health", timeout=1).json() is True
        except httpx.HTTPError:
            return False

    def ask(self, what, **filters):
        return httpx.post(f"{self.url}/{what}/filter", json=filters, timeout=30).raise_for_status().json()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("prefect"))
    give_up = time.monotonic() + 120
    while not server.is_up():
        assert server.process.poll() is None, "the server died while it started"
        assert time.monotonic() < give_up, "the server did not start"
        time.sleep(0.5)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def first_run(server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("first")
    done = run(
        "--store",
        "store.duckdb",
        "--out",
        "out",
        stdin=json_lines(*ARTICLES, "{broken"),
        cwd=folder,
        environment=server.environment,
    )
    return folder, done


@pytest.fixture(scope="module")
def flow_run(server, first_run):
    """The first run, once its events have been recorded."""
    del first_run
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        (flow_run,) = server.ask("flow_runs", sort="START_TIME_ASC")[:1]
        if server.ask("task_runs") and flow_run["state"]["type"] == "COMPLETED":
            return flow_run
        time.sleep(1)
    pytest.fail("the run was not recorded")


@pytest.mark.slow
def test_a_run_says_what_it_found_and_what_it_could_not_read(first_run):
    folder, done = first_run
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    said = done.stderr.splitlines()
    assert said[0].startswith("not read: standard input line 3: ")
    assert said[-1] == "Report: out/report.html"
    assert said[-2] == (folder / "out" / "summary.txt").read_text().splitlines()[0]
    assert {path.name for path in (folder / "out").iterdir()} == OUTPUT


@pytest.mark.slow
def test_the_end_state_says_what_was_found(flow_run):
    assert flow_run["state"]["name"] == "1 contradiction, 1 unreadable"
    assert "2 of 3 articles read" in flow_run["state"]["message"]
    assert "figurecheck" in flow_run["tags"]


@pytest.mark.slow
def test_every_article_has_a_task_of_its_own(server, flow_run):
    del flow_run
    names = {task_run["name"] for task_run in server.ask("task_runs")}
    assert {"extract first", "extract <b>second</b>"} <= names


@pytest.mark.slow
def test_the_dashboard_gets_a_summary_and_a_table(server, flow_run, first_run):
    folder, _ = first_run
    of_run = {"flow_run_id": {"any_": [flow_run["id"]]}}
    artifacts = {artifact["key"]: artifact["data"] for artifact in server.ask("artifacts", artifacts=of_run)}
    document = json.loads((folder / "out" / "discrepancies.json").read_text())
    (found,) = document["discrepancies"]
    (row,) = json.loads(artifacts["factcheck-discrepancies"])
    assert (row["id"], row["type"], row["state"]) == (found["id"], "contradiction", "new")
    assert all(isinstance(cell, str) for cell in row.values())
    summary = artifacts["factcheck-summary"]
    assert "1 contradiction, 1 unreadable" in summary
    assert "standard input line 3" in summary
    assert "<b>" not in summary


@pytest.mark.slow
def test_a_second_run_knows_what_the_first_one_found(server, first_run):
    folder, _ = first_run
    again = run(
        "--store",
        "store.duckdb",
        "--out",
        "again",
        "--json",
        "--fail-on",
        "contradiction",
        stdin=json_lines(*ARTICLES),
        cwd=folder,
        environment=server.environment,
    )
    assert (again.returncode, again.stderr) == (1, "")
    document = json.loads(again.stdout)
    assert [found["state"] for found in document["discrepancies"]] == ["known"]
    assert document["gone"] == []
    gone = run(
        "--store",
        "store.duckdb",
        "--quiet",
        stdin=json_lines(ARTICLES[0]),
        cwd=folder,
        environment=server.environment,
    )
    assert (gone.returncode, gone.stdout, gone.stderr) == (0, "", "")
    later = json.loads((folder / "reports" / "out" / "discrepancies.json").read_text())
    assert later["gone"] == [found["id"] for found in document["discrepancies"]]


@pytest.mark.slow
def test_the_same_articles_on_the_same_day_give_the_same_bytes(server, tmp_path):
    outputs = []
    for seed, order in (("0", 1), ("1", -1)):
        environment = server.environment | {"PYTHONHASHSEED": seed, "TZ": f"Etc/GMT{order * 9:+d}"}
        given = json_lines(*ARTICLES[::order])
        assert run("--out", seed, stdin=given, cwd=tmp_path, environment=environment).returncode == 0
        outputs.append({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()})
    assert outputs[0] == outputs[1]


@pytest.mark.slow
def test_an_output_folder_that_cannot_be_made_fails_the_run_in_one_sentence(server, tmp_path):
    (tmp_path / "out").write_text("in the way")
    done = run("--out", "out", stdin=json_lines(*ARTICLES), cwd=tmp_path, environment=server.environment)
    assert done.returncode == 4
    assert done.stderr == "figurecheck: the run failed: cannot write to out: File exists\n"


@pytest.mark.slow
def test_without_a_server_prefect_starts_a_temporary_one(tmp_path):
    done = run(
        stdin=json_lines(*ARTICLES), cwd=tmp_path, environment={"PREFECT_HOME": str(tmp_path / "prefect")}
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "reports" / "out").iterdir()} == OUTPUT


def test_a_server_that_does_not_answer_is_one_sentence(tmp_path):
    url = f"http://127.0.0.1:{free_port()}/api"
    started = time.monotonic()
    environment = {"PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_API_URL": url}
    done = run(stdin=json_lines(*ARTICLES), cwd=tmp_path, environment=environment)
    assert done.returncode == 4
    assert done.stderr == (
        f"figurecheck: the run failed: no Prefect server answers at {url}; "
        "start it, or unset PREFECT_API_URL to do without\n"
    )
    assert time.monotonic() - started < 60
    assert not (tmp_path / "reports").exists()

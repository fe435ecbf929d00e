import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow  # each test imports Prefect in a process of its own


def settings(cwd, **environment):
    """Return what a fresh process in a folder tells Prefect, and how Prefect understands it."""
    code = (
        "import flows, os\n"
        "from prefect.settings import get_current_settings\n"
        "s = get_current_settings()\n"
        "print(s.home)\n"
        "server, services = s.server, s.server.services\n"
        "print(server.analytics_enabled, server.ephemeral.startup_timeout_seconds, s.client.max_retries)\n"
        "print(services.task_run_recorder.batch_size, services.event_persister.batch_size)\n"
        "print(os.environ['DO_NOT_TRACK'], os.environ['GX_ANALYTICS_ENABLED'])\n"
    )
    inherited = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=inherited | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def test_analytics_are_off_and_the_recorders_batched_wherever_it_runs(tmp_path, home):
    assert settings(tmp_path, HOME=str(home))[1:] == ["False 120 4", "200 500", "1 false"]


def test_prefect_toml_says_the_same_to_processes_prefect_starts(tmp_path, home):
    (tmp_path / "prefect.toml").write_bytes((ROOT / "prefect.toml").read_bytes())
    code = (
        "from prefect.settings import get_current_settings as s\n"
        "print(s().home, s().server.analytics_enabled, s().server.services.task_run_recorder.batch_size)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(home)},
        timeout=60,
        check=True,
    )
    assert done.stdout == ".prefect False 200\n"


def test_a_home_without_prefect_gets_no_new_folder_but_the_cache(tmp_path, home):
    assert settings(tmp_path, HOME=str(home))[0] == str(home / ".cache" / "figurecheck" / "prefect")


def test_a_home_with_prefect_keeps_it(tmp_path, home):
    (home / ".prefect").mkdir()
    assert settings(tmp_path, HOME=str(home))[0] == str(home / ".prefect")


def test_a_folder_that_is_named_wins(tmp_path, home):
    named = str(tmp_path / "named")
    assert settings(tmp_path, HOME=str(home), PREFECT_HOME=named)[0] == named


def test_no_home_at_all_is_no_obstacle(tmp_path):
    assert "figurecheck-prefect" in settings(tmp_path, HOME="/nonexistent")[0]


def test_the_server_imports_with_the_pinned_fastapi():
    code = "from prefect.server.api.server import create_app; print(callable(create_app))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout == "True\n", done.stderr

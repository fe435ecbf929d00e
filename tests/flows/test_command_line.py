import json
import signal
import subprocess
import sys
import time

import pytest
from command import COMMAND, ROOT, figurecheck, run

from flows import command_line

SEEDS = ROOT / "seeds" / "articles"
SOLDIERS = {
    "id": "a",
    "text": "Geplant ist eine Truppe von 30.000 Soldaten für die Ukraine.",
    "language": "de",
    "published": "2025-09-05",
}
HEAVY = {"prefect", "great_expectations", "pandas"}


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def imported_by(*arguments, stdin=""):
    """Return the modules a command has imported when it ends."""
    code = (
        "import sys, atexit\n"
        "from flows.command_line import main\n"
        "atexit.register(lambda: print('MODULES', *sys.modules, file=sys.stderr))\n"
        "main(sys.argv[1:])"
    )
    done = run([sys.executable, "-c", code, *arguments], stdin)
    assert done.returncode == 0, done.stderr
    _, _, modules = done.stderr.rpartition("MODULES ")
    return set(modules.split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["run", "--help"], ["extract", "-"], ["evaluate", "--help"]]
)
def test_light_commands_import_nothing_heavy(arguments):
    modules = imported_by(*arguments, stdin=json.dumps(SOLDIERS))
    assert "argparse" in modules
    assert not modules & HEAVY


def test_extract_prints_one_figure_a_line():
    done = figurecheck("extract", "-", stdin=json.dumps(SOLDIERS))
    assert (done.returncode, done.stderr) == (0, "")
    (figure,) = [row for row in lines(done.stdout) if row["role"] == "figure"]
    assert figure["surface"] == "30.000"
    assert figure["id"] == f"a:{SOLDIERS['text'].index('30.000')}"


def test_extract_and_compare_work_as_a_pipe():
    other = SOLDIERS | {"id": "b", "text": SOLDIERS["text"].replace("30.000", "50.000")}
    extracted = figurecheck("extract", "-", stdin=json.dumps(SOLDIERS) + "\n" + json.dumps(other))
    done = figurecheck("compare", "-", stdin=extracted.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = lines(done.stdout)
    assert found["type"] == "contradiction"
    assert {figure[0] for figure in found["figures"]} == {"a", "b"}


def test_compare_names_a_broken_line_and_reads_the_others(tmp_path):
    extracted = figurecheck("extract", "-", stdin=json.dumps(SOLDIERS)).stdout
    file = tmp_path / "figures.jsonl"
    file.write_text("{broken\n" + extracted)
    done = figurecheck("compare", file)
    assert done.returncode == 3
    assert "figures.jsonl line 1: no figure" in done.stderr


def test_a_broken_article_is_named_and_the_others_are_read(tmp_path):
    (tmp_path / "good.jsonl").write_text(json.dumps(SOLDIERS))
    (tmp_path / "bad.jsonl").write_text("{broken\n")
    done = figurecheck("extract", tmp_path)
    assert done.returncode == 3
    assert "30.000" in done.stdout
    assert "not read: " in done.stderr
    assert "bad.jsonl" in done.stderr


def test_one_missing_path_among_others_is_an_unreadable_input(tmp_path):
    (tmp_path / "good.jsonl").write_text(json.dumps(SOLDIERS))
    done = figurecheck("extract", tmp_path / "good.jsonl", tmp_path / "gone.txt")
    assert done.returncode == 3
    assert "gone.txt" in done.stderr
    assert "30.000" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "required"),
        (["run", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["extract", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["compare", "nowhere.jsonl"], "cannot read nowhere.jsonl"),
        (["extract", "--as-of", "6.9.2025"], "not a date such as 2025-09-05: 6.9.2025"),
        (["extract", "--language", "xx"], "invalid choice"),
        (["extract", "--currency", "XXQ"], "XXQ"),
        (["run", "--fail-on", "sometimes"], "invalid choice"),
    ],
)
def test_wrong_usage_is_one_message_and_code_2(arguments, says):
    done = figurecheck(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["run", "extract"])
def test_missing_sample_articles_are_said(tmp_path, command):
    done = figurecheck(command, cwd=tmp_path)
    assert done.returncode == 2
    assert "no PATH given, and the sample articles are not here (seeds/articles)" in done.stderr


def test_a_hostile_file_name_cannot_write_to_the_terminal(tmp_path):
    (tmp_path / "a\x1b[2Jb.jsonl").write_text("{broken")
    done = figurecheck("extract", tmp_path)
    assert done.returncode == 3
    assert "\x1b" not in done.stderr
    assert r"a\x1b[2Jb.jsonl" in done.stderr


def test_a_closed_pipe_is_no_error():
    many = "\n".join(json.dumps(SOLDIERS | {"id": str(number)}) for number in range(2000))
    done = run(["bash", "-c", f"set -o pipefail; {COMMAND} extract - | head -n 1"], many)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(lines(done.stdout)) == 1


@pytest.fixture
def interruptible():
    """Let what is started here be interrupted: a job in the background inherits that it is not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_is_quiet_and_130():
    process = subprocess.Popen(
        [COMMAND, "extract", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    time.sleep(2)  # it now waits for standard input
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (130, "", "")


def test_the_day_comes_from_source_date_epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1757116800")
    options = command_line.parser().parse_args(["extract"])
    assert options.as_of.isoformat() == "2025-09-06"
    options = command_line.parser().parse_args(["extract", "--as-of", "2024-02-29"])
    assert options.as_of.isoformat() == "2024-02-29"


def test_output_is_utf8_whatever_the_locale():
    article = SOLDIERS | {"text": "Rund 10\u202f000 Soldaten „für“ 5 €."}
    done = figurecheck("extract", "-", stdin=json.dumps(article), LC_ALL="C", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert "10\u202f000" in done.stdout

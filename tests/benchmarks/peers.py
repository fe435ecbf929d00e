"""
Other readers of numbers on the same text: text2num and Microsoft's Recognizers, beside ours.

They are installed into an environment of their own (``.venv`` in this folder, which git ignores), because
they pin what this project has newer. Neither does what ours does: text2num turns number words into digits;
Recognizers finds numbers, money, measures and ages, and what is published of it for Python has no German.
"""

# ruff: noqa: T201 - printing is what it is for

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.speed import stage_seconds
from tests.benchmarks.texts import megabytes_of, samples

HERE = Path(__file__).parent
ENVIRONMENT = HERE / ".venv"
REQUIREMENTS = HERE / "peers.requirements.txt"
# How much each gets, in megabytes: enough for some seconds. Recognizers reads about 0.04 MB/s.
SLICES = {"text2num": 1.0, "Recognizers": 0.05}
OURS = 1.0


def measure() -> None:
    """Print MB per CPU second of each reader, and how many times faster ours is."""
    trouble = _install()
    for language in ("de", "en"):
        stage_seconds(samples(language, 0.2))
        articles = samples(language, OURS)
        speed = megabytes_of(articles) / sum(stage_seconds(articles)[1][:-1])
        print(f"{language} {'figurecheck':14}{speed:8.3f} MB/s", flush=True)
        for name, size in SLICES.items() if not trouble else ():
            print(f"{language} {name:14}{_measured(name, language, size, speed)}", flush=True)
    if trouble:
        print(f"the others could not be installed: {trouble}")


def _install() -> str:
    """Make the environment unless it is there with these very pins; return what went wrong."""
    stamp = ENVIRONMENT / REQUIREMENTS.name
    if stamp.is_file() and stamp.read_text() == REQUIREMENTS.read_text():
        return ""
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)],
        [*pip, "install", "-r", str(REQUIREMENTS)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
    shutil.copy(REQUIREMENTS, stamp)
    return ""


def _measured(name: str, language: str, size: float, ours: float) -> str:
    texts = json.dumps([article.text for article in samples(language, size)])
    command = [str(ENVIRONMENT / "bin" / "python"), str(HERE / "peer_reader.py"), name, language]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, check=False)
    if done.returncode:
        return "  " + done.stderr.strip().rpartition("\n")[2]
    speed = float(done.stdout)
    return f"{speed:8.3f} MB/s   ours is {ours / speed:6.2f} times as fast"

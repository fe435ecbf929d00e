"""The command as a user starts it: a process of its own, with nothing that the user may have set."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("figurecheck"))
OF_A_USER = ("FIGURECHECK_", "PREFECT_")


def figurecheck(
    *arguments: object, stdin: str = "", cwd: Path = ROOT, timeout: int = 120, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Return how the command ended and what it printed; ``variables`` are those of its environment."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OF_A_USER)}
    return run([COMMAND, *map(str, arguments)], stdin, cwd=cwd, timeout=timeout, env=inherited | variables)


def run(
    command: list[str],
    stdin: str = "",
    *,
    cwd: Path = ROOT,
    timeout: int = 60,
    env: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Return how a process ended that was given a text, and what it printed."""
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=env,
        timeout=timeout,
        check=False,
    )

"""
The one flow, the command line around it, and what both write: the output folder and the store.

Prefect reads its settings when it is imported, so they are made here, before any module of this
package can import it: every library's analytics off, time for the temporary server to start, and the
server's recorders batched. A variable that is already set wins; ``prefect.toml`` says the same for
processes that Prefect starts itself.

``PREFECT_HOME``: if it is not set, Prefect's database goes where a ``prefect.toml`` in the working folder
says, else to ``~/.prefect`` if that is already there, else to ``figurecheck/prefect`` in the user's
cache folder (the system's temporary folder if there is no home to write to). Nobody finds a new folder
in their home after one run.
"""

import os
import tempfile
from pathlib import Path

_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_CLIENT_MAX_RETRIES": "4",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "figurecheck",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "200",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}


def _prefect_home() -> Path | None:
    """Return the folder Prefect is told to use, ``None`` where it already knows one."""
    if "PREFECT_HOME" in os.environ or Path("prefect.toml").is_file():
        return None
    try:
        home = Path.home()
    except RuntimeError:  # neither HOME nor an entry in the password file
        home = Path("/nonexistent")
    if (home / ".prefect").is_dir():
        return None
    if not os.access(home, os.W_OK):
        return Path(tempfile.gettempdir()) / f"figurecheck-prefect-{os.getuid()}"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "figurecheck" / "prefect"


for _name, _value in _SETTINGS.items():
    os.environ.setdefault(_name, _value)
if _home := _prefect_home():
    os.environ["PREFECT_HOME"] = str(_home)

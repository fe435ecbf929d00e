"""
A newsroom's own file of measurands: handed on to every process of a command, and checked before it begins.

The file is named by an environment variable, which Prefect's subprocesses and Dask's workers inherit; the
option of a command does no more than set it. What is in the file is checked here as a whole, so that a
mistake in it is wrong usage with one message, and not a failed run. Its shape is described in
``checks.measurands``.
"""

import os
from pathlib import Path

from flows.terminal import UsageError


def use_measurands(file: Path | None) -> None:
    """
    Read concepts from a file besides ours for the rest of the process; without one, the variable names it.

    Raises:
        UsageError: The file cannot be read, or an entry is malformed; names file, entry and key.
    """
    from checks import measurands  # noqa: PLC0415 - not for --help

    if file is not None:
        os.environ[measurands.VARIABLE] = str(file.absolute())  # a worker may have another current folder
    if not os.environ.get(measurands.VARIABLE):
        return
    from checks.comparison.scoring import COMPARATORS  # noqa: PLC0415 - the same
    from checks.languages.pack import available_languages, load_pack  # noqa: PLC0415 - the same

    known = {name for name, _ in COMPARATORS}
    try:
        own = measurands.own_measurands()
        for name, measurand in own.measurands.items():
            if unknown := sorted(measurand.needs - known):
                raise UsageError(
                    f"{own.file}: {name}.needs: {unknown[0]!r} is none of {', '.join(sorted(known))}"
                )
        for code in available_languages():
            load_pack(code)
    except measurands.MalformedMeasurand as error:
        raise UsageError(str(error)) from error

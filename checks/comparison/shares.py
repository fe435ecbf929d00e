"""
The blocks of a large run, shared among processes: each takes some of the events, with their articles only.

No block knows of another, so what comes back is what one process finds, in the same order. A share goes to a
fresh interpreter through its standard input. A fork would copy the locks of Prefect's threads as they happen
to be; a pool of ``multiprocessing`` may not be opened by a Dask worker, and runs a script that has no main
guard once more.
"""

import gc
import os
import pickle
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import accumulate
from subprocess import PIPE, SubprocessError, run

from checks.comparison.blocking import Block, blocks
from checks.comparison.grouping import group_block
from checks.comparison.run_context import RunContext, part_of
from checks.model import Group, NotCompared, Quantity

SHARED_FROM = 15_000
"""Figures below which one process is as quick, because another one takes its time to start."""

OWN_WORK = 1.15
"""
What this process takes on itself, as a multiple of another's share, which has to be packed, sent and read and
is begun late.
"""

MOST_PROCESSES = 4
"""Beyond these, handing the shares over takes longer than they save."""

Found = list[Group | NotCompared]
"""What was grouped and what was kept apart, in the order of the blocks."""

Bare = tuple[Group | NotCompared, list[str]]
"""The same without its quantities, and their ids."""


def find_groups(context: RunContext) -> Found:
    """Return the groups of a run and what was kept apart in it, with help if there is much to do."""
    found = list(blocks(context))
    if len(context.records) < SHARED_FROM or not found:
        return _found_in(found, context)
    own, *others = _divided(found, min(_processors(), MOST_PROCESSES))
    # The threads do nothing but wait for the other processes.
    with ThreadPoolExecutor(max(len(others), 1)) as threads:
        helpers = [threads.submit(_found_elsewhere, _packed(share, context)) for share in others]
        all_found = _found_in(own, context)
        for share, helper in zip(others, helpers, strict=True):
            quantities = [record.quantity for block in share for record in block]
            try:
                answered = helper.result()
            except (OSError, SubprocessError):  # no other process is to be had here
                all_found += _found_in(share, context)
            else:
                all_found += _with_quantities(pickle.loads(answered), quantities)  # noqa: S301 - it is ours
    return all_found


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _found_in(some: Iterable[Block], context: RunContext) -> Found:
    """Return what there is in some blocks."""
    return [each for block in some for each in group_block(block, context)]


def _divided(found: Sequence[Block], number: int) -> list[list[Block]]:
    """Return the blocks in order as shares that take about as long, the first one for this process."""
    # Time grows by more than the figures and less than their pairs, many of which are soon done with.
    weights = [len(block) ** 1.5 for block in found]
    middles = [end - weight / 2 for end, weight in zip(accumulate(weights), weights, strict=True)]
    share_weight = sum(weights) / (OWN_WORK + number - 1)
    shares: list[list[Block]] = [[] for _ in range(number)]
    for block, middle in zip(found, middles, strict=True):
        place = int(max(0.0, middle / share_weight - OWN_WORK + 1))
        shares[min(place, number - 1)].append(block)
    return [share for share in shares if share]


def _packed(share: Sequence[Block], context: RunContext) -> bytes:
    """Return a share with what must be known of its articles, to be sent."""
    articles = frozenset(record.article for block in share for record in block)
    return pickle.dumps((share, part_of(context, articles)))


def _found_elsewhere(packed: bytes) -> bytes:
    """Return what another process finds in a share."""
    command = [sys.executable, "-P", "-c", f"from {__name__} import answer; answer()"]
    path = os.pathsep.join(folder or os.curdir for folder in sys.path)
    environment = {**os.environ, "PYTHONPATH": path}
    return run(command, input=packed, stdout=PIPE, check=True, env=environment).stdout  # noqa: S603 - no shell


def _bare(found: Found) -> list[Bare]:
    """Return what was found with the ids of its quantities in their stead: the other process has them."""
    return [(replace(each, quantities=()), [q.figure.id for q in each.quantities]) for each in found]


def _with_quantities(bare: Iterable[Bare], quantities: Iterable[Quantity]) -> Found:
    """Return what was found elsewhere with the quantities of this process."""
    own = {quantity.figure.id: quantity for quantity in quantities}
    return [replace(each, quantities=tuple(own[name] for name in names)) for each, names in bare]


def answer() -> None:
    """Find what there is in the share on the standard input and write it to the standard output."""
    gc.disable()  # as ``compare`` does; to search what is read would take as long as reading it
    share, context = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    pickle.dump(_bare(_found_in(share, context)), sys.stdout.buffer)

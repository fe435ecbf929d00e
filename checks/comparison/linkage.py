"""
Average linkage: pairs with scores become clusters, the best pair first.

Two clusters are joined if the mean score of all pairs between them reaches a limit, so that one chance
likeness does not merge two things. A score of minus infinity keeps two things apart for good.
"""

from collections.abc import Collection, Mapping

FORBIDDEN = float("-inf")
"""The score of two things that must not come into one cluster."""

Pair = tuple[int, int]


def link(
    size: int,
    scores: Mapping[Pair, float],
    *,
    least: float,
    missing: float,
    followers: Collection[int] = (),
) -> tuple[tuple[int, ...], ...]:
    """
    Return the clusters of the things 0 to ``size`` - 1 as sorted tuples, single ones included.

    Args:
        size: Number of things.
        scores: Pair, the lower index first -> score.
        least: Mean score that two clusters need to be joined.
        missing: What a pair without a score counts.
        followers: Things that join a cluster but never bring two together.
    """
    following = [index in set(followers) for index in range(size)]
    cluster_of = list(range(size))
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    # For each cluster its neighbours: the sum of the known scores, and how many are known.
    between: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(size)}
    for (i, j), score in scores.items():
        between[i][j] = between[j][i] = (score, 1)
    candidates = sorted(
        (following[i] or following[j], -score, (i, j)) for (i, j), score in scores.items() if score >= least
    )
    leads = [not follows for follows in following]
    for follows, _, (i, j) in candidates:
        one, other = cluster_of[i], cluster_of[j]
        if one == other or (follows and leads[one] and leads[other]):
            continue
        total, known = between[one][other]
        pairs = len(members[one]) * len(members[other])
        if (total + missing * (pairs - known)) / pairs < least:
            continue
        if len(between[one]) < len(between[other]):
            one, other = other, one
        _merge(one, other, members, between)
        leads[one] = leads[one] or leads[other]
        for member in members[one]:
            cluster_of[member] = one
    return tuple(sorted(tuple(sorted(cluster)) for cluster in members.values()))


def _merge(
    kept: int,
    gone: int,
    members: dict[int, list[int]],
    between: dict[int, dict[int, tuple[float, int]]],
) -> None:
    """Put one cluster into another and add up what both have with their neighbours."""
    members[kept] += members.pop(gone)
    mine = between[kept]
    for neighbour, (total, known) in between.pop(gone).items():
        del between[neighbour][gone]
        if neighbour == kept:
            continue
        sum_kept, known_kept = mine.get(neighbour, (0.0, 0))
        mine[neighbour] = between[neighbour][kept] = (sum_kept + total, known_kept + known)

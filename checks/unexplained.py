"""
Bare numbers among names: "Quoting incident 317, call 0800 555 111", "the N11 at exit 7 and 9".

Each rule for names knows one sort of them, and there are always more. Where a sentence has names, scores or
times and no figure at all, a bare number of which nothing says what it counts is one of them. It is kept, as
context. A sentence with any figure that is told keeps its bare numbers: they may be elided ("30 Soldaten in
Graz, 12 in Linz").
"""

import re
from collections.abc import Sequence
from itertools import groupby

from checks.languages.pack import Pack
from checks.model import Figure, Kind, Mention, Modifier, Role, Setting
from checks.neighbourhood import NEXT_WORD

_NAMES = frozenset({Kind.IDENTIFIER, Kind.SCORE, Kind.TIME})
_CHANGES = frozenset({"rise_by", "fall_by", "cut"})  # classes of predicates
_PLAIN = re.compile(r"\d+(?:\.\d{1,2})?|\d{1,3}-\d{1,3}|[^\W\d_]+")


def without_names(figures: Sequence[Figure], pack: Pack) -> tuple[Figure, ...]:
    """Return the settled figures of an article in their order, the bare ones among names as context."""
    kept: list[Figure] = []
    for _, group in groupby(figures, key=lambda figure: figure.mention.sentence):
        sentence = list(group)
        told = [figure for figure in sentence if figure.role is Role.FIGURE]
        are_names = (
            bool(told)
            and all(_is_bare(figure, pack) for figure in told)
            and any(figure.kind in _NAMES for figure in sentence)
        )
        kept += map(_as_name, sentence) if are_names else sentence
    return tuple(kept)


def _as_name(figure: Figure) -> Figure:
    """Return a figure as the name it is; context stays what it is."""
    if figure.role is Role.CONTEXT:
        return figure
    return Figure(figure.mention, Kind.IDENTIFIER, Role.CONTEXT, Modifier.EXACT, figure.mention.value)


def _is_bare(figure: Figure, pack: Pack) -> bool:
    """Return whether nothing says what a number counts, not even that it is a part of something."""
    if figure.kind is not Kind.COUNT or figure.measurand is not None or _is_scoped(figure.setting):
        return False
    if figure.modifier not in (Modifier.EXACT, Modifier.RANGE) or not _is_plain(figure.mention):
        return False
    return (figure.counted is None or figure.counted in pack.predicate_of) and not _is_part(
        figure.mention, pack
    )


def _is_scoped(setting: Setting) -> bool:
    """Return whether words tell of what a number is a part or a change; "um drei" alone may be an hour."""
    is_change = "change" in setting.scopes and not _CHANGES.isdisjoint(setting.predicates)
    return is_change or bool(set(setting.scopes) - {"change"})


def _is_plain(mention: Mention) -> bool:
    """Return whether a number is one word, or digits without a sign between thousands: "6", "2-15", "six"."""
    return _PLAIN.fullmatch(mention.surface) is not None and not mention.is_vague


def _is_part(mention: Mention, pack: Pack) -> bool:
    """Return whether a number is some of what was named: "two of them", "zwei der", "12 more"."""
    text, end = mention.article.text, mention.span.end
    following = NEXT_WORD.match(text, end)
    if following is None:
        return False
    word = following.group(1).lower()
    if word in pack.sets["genitives"]:
        return not text[following.end() :].lstrip()[:1].isdigit()  # "quoting 317 of 19 October"
    firsts = {phrase.partition(" ")[0] for phrase in pack.sets["part_phrases"]}
    return word in firsts or word in pack.sets["others"]

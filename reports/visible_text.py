"""
Text of articles with its invisible control characters made visible, for a page or a terminal.

A right-to-left override can make "50" read as "05", a NUL or a lone surrogate can break the file; each is
shown as its number. What ordinary writing needs stays: line ends, tabs, soft hyphens and the joiners of
scripts and emoji. Quotes stay verbatim otherwise, so the rule is one mark for one character.
"""

import re

_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f"  # controls of ASCII and Latin-1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # direction
    "\u2028\u2029\ufeff\ufff9-\uffff"  # separators, byte order mark, annotation, noncharacters
    "\ud800-\udfff"  # halves of pairs, which no UTF-8 file can hold
    "\U000e0000-\U000e007f]"  # tags
)


def visible(text: str) -> str:
    """
    Return the text with every control character as its number.

    >>> visible("5\u202e0")
    '5⟦U+202E⟧0'
    """
    return _SHOWN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)

"""
What an article or a file name may not do to a terminal, a log, the dashboard or a spreadsheet.

Everything here takes untrusted text and returns text that only shows. The HTML report escapes for
itself, in its templates.
"""

import re
from html import escape
from unicodedata import category

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:@])")
_FULL_WIDTH = str.maketrans("<[", "＜［")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
# control, format (writing direction), surrogate, private, unassigned, line and paragraph separator
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def printable(text: str) -> str:
    r"""
    Return the text with everything that does not print written as an escape.

    Control characters, colour codes, changes of writing direction and line ends become visible.

    >>> printable("a\x1b[31m\u202eb\n")
    'a\\x1b[31m\\u202eb\\n'
    """
    return "".join(
        character if category(character) not in _INVISIBLE else character.encode("unicode_escape").decode()
        for character in text
    )


def markdown(text: str) -> str:
    r"""
    Return the text as Markdown that shows it and does nothing else: no link, image, table or HTML.

    >>> markdown("<b>[30.000](javascript:x)|")
    '&lt;b&gt;\\[30\\.000\\]\\(javascript\\:x\\)\\|'
    """
    return _MARKDOWN.sub(r"\\\1", escape(printable(text), quote=False))


def dashboard_cell(text: str) -> str:
    """
    Return the text for a cell of Prefect's table artifact.

    The older of its two interfaces reads cells as Markdown with HTML in it and would fetch an image from
    anywhere, the newer one shows them as they are. What opens a tag, a link or an image becomes the
    full-width character, which looks the same in both and does nothing.

    >>> dashboard_cell("<img src=//x> ![](//x)")
    '＜img src=//x> !［](//x)'
    """
    return printable(text).translate(_FULL_WIDTH)


def spreadsheet_cell(text: str) -> str:
    """
    Return the text so that no spreadsheet takes it for a formula; plain numbers stay numbers.

    A cell that begins like a formula gets an apostrophe in front (CWE-1236). A lone sign, such as the
    modifier ``=``, is no formula.

    >>> [spreadsheet_cell(text) for text in ("=1+1", "-5", "-5+1", "=", "30.000")]
    ["'=1+1", '-5', "'-5+1", '=', '30.000']
    """
    if len(text) > 1 and text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text

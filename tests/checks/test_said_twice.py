import pytest

from checks.extraction import find_mentions
from checks.languages.pack import load_pack
from checks.model import Article
from checks.said_twice import says_again


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("It is 34 miles (55 km) away.", True),
        ("It is 34 miles (about 55 km) away.", True),
        ("It costs $141 (110 euros).", True),
        ("It is 34 miles (90 km) away.", False),  # another distance
        ("It is 34 miles, 55 km away.", False),  # no bracket
        ("It is 34 miles (35 miles) away.", False),  # a correction
        ("It has 34 miles (55 tonnes).", False),
        ("It has 34 miles (55 men).", False),
    ],
)
def test_an_amount_in_brackets_says_again_what_it_converts(text, again):
    before, mention = find_mentions(Article("a", text, "en"), load_pack("en"))
    assert says_again(mention, before) is again

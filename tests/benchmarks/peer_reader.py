"""
Run by the other readers' own Python: ``peer_reader.py NAME LANGUAGE``, a JSON list of texts on stdin.

Prints MB per CPU second, after a first text that is not counted. Nothing of this project is imported.
"""

# ruff: noqa: T201, PLC0415 - it prints for its caller, and only one of the two may be there

import json
import sys
from collections.abc import Callable
from time import process_time


def reader(name: str, language: str) -> Callable[[str], object]:
    """Return a function that reads one text."""
    if name == "text2num":
        from text_to_num import alpha2digit

        return lambda text: alpha2digit(text, language)
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

    cultures = {"en": "en-us"}
    if language not in cultures:
        sys.exit("does not read this language")
    all_of_them = (
        recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_age,
    )  # fmt: skip
    return lambda text: [recognize(text, cultures[language]) for recognize in all_of_them]


def main() -> None:
    """Read all texts and print the speed."""
    read = reader(*sys.argv[1:3])
    texts = json.load(sys.stdin)
    read(texts[0])
    start = process_time()
    for text in texts:
        read(text)
    print(sum(len(text.encode()) for text in texts) / 1e6 / (process_time() - start))


if __name__ == "__main__":
    main()

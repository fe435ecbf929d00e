"""Strings that make careless patterns quadratic: each is repeated to any length, in both languages."""

HOSTILE = (
    "9", "1.", "100.", "1 ", "word ", "undzig", "(", "-", "„", "\u00a0", "1 000 ", "zwischen 1 und ",
    "between 1 and ", "zwei-", "two hundred and ", "İ", "\n", "1-", "a ", ". ", "1e9", "May 1 ", "A ",
    "$", "1:0 ", "minus 5 ", "30 Soldaten ", "30 soldiers met ", "million ", "ein ", "one of ",
    "EUR1 ", "1x2^3 ", "one over ",
)  # fmt: skip

"""The vocabulary of each language as data (``de.toml``, ``en.toml``) and the shape it must have (``pack``)."""

"""The language packs: what a pack is made of (pack.py), and one TOML file of words a language."""

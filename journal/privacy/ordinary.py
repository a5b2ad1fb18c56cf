"""Word lists: the dictionary, well-known proper words, first and last names."""

from functools import cache
from pathlib import Path

import resources

LISTS = Path(resources.__file__).parent / "privacy"


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `resources/privacy/<name>.txt`, one a line, without comments."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def word_set(words: str) -> frozenset[str]:
    """The words of one string, parted by spaces."""
    return frozenset(words.split())


def is_ordinary(key: str) -> bool:
    """Whether the folded word `key`, or what a hyphen joins in it, is in the dictionary."""
    ordinary = word_list("ordinary_words")
    return key in ordinary or all(part in ordinary for part in key.split("-"))

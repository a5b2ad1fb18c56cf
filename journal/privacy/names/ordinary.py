"""Word lists: the dictionary, well-known proper words, first and last names."""

from functools import cache, lru_cache
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


@lru_cache(maxsize=65536)
def is_ordinary(key: str) -> bool:
    """Whether the folded word `key`, or each of its hyphenated parts, is in the dictionary."""
    ordinary, school = word_list("ordinary_words"), word_list("school_life")
    return key in ordinary or key in school or (
        "-" in key and all(part in ordinary or part in school for part in key.split("-"))
    )  # fmt: skip


def is_first_name(key: str) -> bool:
    """Whether some people bear the folded word `key` as a first name."""
    return key in word_list("first_names") or key in word_list("school_names")


def is_name_word(key: str) -> bool:
    """Whether the word `key` of the dictionary is somebody's first name too: will, grace, rain."""
    return is_first_name(key) or key in word_list("name_words")


@lru_cache(maxsize=65536)
def is_only_a_word(key: str) -> bool:
    """Whether nobody is called like the word `key` of the dictionary, with or without its "s"."""
    stem = key.removesuffix("s")
    return is_ordinary(key) and not (is_name_word(key) or is_known_name(stem) or is_name_word(stem))


@lru_cache(maxsize=65536)
def is_known_name(key: str) -> bool:
    """Whether some people bear the folded word `key`, or a part of it, as a name."""
    parts = (key, *key.split("-")) if "-" in key else (key,)
    return any(is_first_name(part) or part in word_list("last_names") for part in parts)


def is_well_known(key: str) -> bool:
    """Whether `key` is a proper word of the dictionary that is no first name: Monday, Dickens."""
    return key in word_list("proper_words") or key.removesuffix("s") in word_list("proper_words")

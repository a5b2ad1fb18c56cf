"""What stays: the tools, curriculum names and well-known words that look like somebody's name."""

from functools import cache

from journal import vocabulary
from journal.privacy.ordinary import word_list
from journal.privacy.reading import folded


@cache
def tools() -> frozenset[str]:
    """Names of tools in folded form, whole and without the maker in brackets."""
    names: set[str] = set(word_list("tools"))
    for term in vocabulary.terms("tool"):
        for part in term.label.replace(")", "").replace("/", "(").split("("):
            names.add(folded(part.strip()))
    for aliases in vocabulary.raw()["tool"]["aliases"].values():
        names.update(folded(alias) for alias in aliases)
    return frozenset(names)


def is_tool(text: str) -> bool:
    """Whether `text` is the name of a known tool."""
    return folded(text) in tools()

"""Which module holds which command. Only the one that is asked for is imported: a script that calls
`log` must not wait for spreadsheets and PDFs."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from journal.cli import group

# In the order in which the help lists them.
MODULES = {
    "log": "trials",
    "list": "trials",
    "show": "trials",
    "edit": "trials",
    "delete": "forgetting",
    "history": "history",
    "bring-back": "history",
    "forget-history": "forgetting",
    "search": "searching",
    "prompts": "prompts",
    "ask": "asking",
    "import": "moving",
    "export": "moving",
    "portfolio": "portfolio",
    "handover": "handing_over",
    "note": "handing_over",
    "check-in": "listening",
    "follow-up": "reflecting",
    "action": "reflecting",
    "names": "names",
    "group": "group",
    "tool": "tools",
    "review": "reviewing",
    "bundle": "sharing",
    "withdraw": "sharing",
    "inspect": "inspecting",
    "merge": "merging",
    "collect": "merging",
    "hide": "leaving_out",
    "retire": "leaving_out",
    "digest": "digests",
    "redact": "redacting",
    "backup": "keeping",
    "restore": "keeping",
    "check": "keeping",
}


def load(arguments: Sequence[str]) -> None:
    """Register the command that `arguments` ask for with the app, all where that is not clear."""
    words = _words(arguments)
    wanted = next(words, None)
    for name in [MODULES[wanted]] if wanted in MODULES else dict.fromkeys(MODULES.values()):
        import_module(f"journal.cli.{name}")
    if wanted == "group" or wanted not in MODULES:
        group.load(next(words, None))


def _words(arguments: Sequence[str]) -> Iterator[str]:
    """The words that are no option and not the data folder."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--home":
            next(rest, None)
        elif not argument.startswith("-"):
            yield argument

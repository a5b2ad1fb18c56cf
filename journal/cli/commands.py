"""Which module holds which command. Only the one that is asked for is imported: a script that calls
`log` must not wait for spreadsheets and PDFs."""

from collections.abc import Iterable, Sequence
from importlib import import_module

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
    wanted = _command(arguments)
    for name in [MODULES[wanted]] if wanted in MODULES else _once(MODULES.values()):
        import_module(f"journal.cli.{name}")


def _command(arguments: Sequence[str]) -> str | None:
    """The first word that is no option and no option's value."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--home":
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
    return None


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))

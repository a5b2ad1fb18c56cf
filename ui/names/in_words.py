"""What is said of lists of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.language import _, in_full, plural

if TYPE_CHECKING:
    from journal.exchange.name_lists import FoundList
    from journal.logbook.own_names import NameList

KINDS = {
    "pupil": QT_TRANSLATE_NOOP("OwnNames", "Pupils"),
    "staff": QT_TRANSLATE_NOOP("OwnNames", "Staff"),
    "school": QT_TRANSLATE_NOOP("OwnNames", "School"),
    "place": QT_TRANSLATE_NOOP("OwnNames", "Places"),
    "class": QT_TRANSLATE_NOOP("OwnNames", "Classes"),
}
OTHERS = QT_TRANSLATE_NOOP("OwnNames", "Others")  # listed by a command
SHOWN = 6  # names or lines that stand for the others


def kind_name(kind: str) -> str:
    """A kind of names, as the buttons call it."""
    return QCoreApplication.translate("OwnNames", KINDS.get(kind, OTHERS))


def typed_by_hand() -> str:
    """What stands in no list of its own."""
    return QCoreApplication.translate("OwnNames", "what you typed by hand")


def called(one: NameList) -> str:
    """A list by its name; what was typed by hand by its kind."""
    typed = QCoreApplication.translate("OwnNames", "{kind}, typed by hand")
    return one.name or typed.format(kind=kind_name(one.kind))


def sized(kind: str, names: int) -> str:
    """How many names of a kind."""
    return {
        "pupil": plural("{n} pupil", "{n} pupils", names),
        "staff": plural("{n} member of staff", "{n} members of staff", names),
        "school": plural("{n} school", "{n} schools", names),
        "place": plural("{n} place", "{n} places", names),
        "class": plural("{n} class", "{n} classes", names),
    }.get(kind, plural("{n} name", "{n} names", names))


def standing(one: NameList) -> str:
    """How many, and until when."""
    if one.keep_until is None:
        until = _("kept until you remove them")
    elif one.expires_soon:
        until = _("goes at the end of August")
    else:
        until = _("until {day}").format(day=in_full(one.keep_until))
    return f"{sized(one.kind, one.names)} · {until}"


def found(lists: Sequence[FoundList]) -> str:
    """What would be added: "27 names found: Amara Diallo, …"."""
    names = [name.text for one in lists for name in one.read.names]
    if len(lists) > 1:
        each = ", ".join(f"{one.name} ({len(one.read.names)})" for one in lists)
        return _("{names} found in {n} lists: {each}.").format(
            names=plural("{n} name", "{n} names", len(names)), n=len(lists), each=each
        )
    if not names:
        return _("No names found yet.")
    counted = plural("{n} name found", "{n} names found", len(names))
    return f"{counted}: {_some(names)}"


def not_understood(lists: Sequence[FoundList]) -> str:
    """The lines in which no name was found; "" where there are none."""
    lines = [line for one in lists for line in one.read.not_understood]
    if not lines:
        return ""
    counted = plural("{n} line was not understood", "{n} lines were not understood", len(lines))
    return f"{counted}: {_some(lines, '; ')}"


def unusual(lists: Sequence[FoundList]) -> str:
    """The names that are words too; "" where there are none."""
    names = [name for one in lists for name in one.read.unusual]
    if not names:
        return ""
    return _("Also words, so you will be asked about them more often: {names}").format(
        names=_some(names)
    )


def several(lists: Sequence[NameList]) -> str:
    """Lists in a sentence: "7B", "7B and 8C"."""
    names = [called(one) for one in lists]
    if len(names) == 1:
        return names[0]
    return _("{most} and {last}").format(most=", ".join(names[:-1]), last=names[-1])


def _some(texts: Sequence[str], between: str = ", ") -> str:
    shown = between.join(texts[:SHOWN])
    more = len(texts) - SHOWN
    if more <= 0:
        return shown
    return _("{shown} and {n} more").format(shown=shown, n=more)

"""What is said of something that may identify somebody, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.privacy.finding import Finding
    from journal.privacy.lists.own_names import OwnNames
    from ui.writing.explained import Explained

LONGEST = 40  # characters of the words shown in a menu
_LISTED_AS = {"person": "pupil", "school": "school", "place": "place", "class": "class"}


def reason(text: str, one: Finding, own: OwnNames) -> str:
    """Why `one` is marked in `text`, and what becomes of it."""
    why = one.why[:1].upper() + one.why[1:]
    words = _instead(text, one, own)[2].strip()
    if one.outcome == "ask":
        said = _said("{why}. Before it goes into a bundle, you are asked.")
    elif words:
        said = _said("{why}. In a bundle it becomes “{words}” unless you keep it.")
    else:
        said = _said("{why}. In a bundle it is left out unless you keep it.")
    stays = _said("It may stay in your journal.")
    return f"{said.format(why=why, words=words)}\n{stays}"


def add_deeds(menu: QMenu, watch: Explained, one: Finding, own: OwnNames) -> None:
    """Put what can be done about `one` at the top of `menu`."""
    text = watch.text()
    covered = text[one.start : one.end]
    shown = covered if len(covered) <= LONGEST else covered[: LONGEST - 1].rstrip() + "…"
    start, end, words = _instead(text, one, own)
    why = reason(text, one, own)
    made = [*(_note(menu, line) for line in why.split("\n")), _line(menu)]
    if watch.can_replace():
        put = _said("Put “{words}” instead") if words.strip() else _said("Leave it out here")
        put = put.format(words=words.strip())

        def replace() -> None:
            if watch.text() == text:  # the menu may stay open over a text that was changed
                watch.replace(start, end, words)

        made.append(_deed(menu, put, replace))
    kind = "staff" if one.kind == "person" and words.strip().endswith(_colleague()) else (
        _LISTED_AS.get(one.kind, "")
    )  # fmt: skip
    name = _bare(covered)
    if kind and own.kind_of(name) is None:
        add = _said("Add “{words}” to my names").format(words=_bare(shown))
        made.append(_deed(menu, add, lambda: watch.identifiers.list_name(name, kind)))
    aside = _said("It identifies nobody: no line here until I close the window")
    made.append(_deed(menu, aside, lambda: watch.set_aside(covered)))
    for deed in made:
        deed.setWhatsThis(why)  # heard where only what can be chosen is read aloud
    made.append(_line(menu))
    first = menu.actions()[0] if menu.actions() else None
    if first is not None:
        menu.insertActions(first, made)
    else:
        menu.addActions(made[:-1])


def _instead(text: str, one: Finding, own: OwnNames) -> tuple[int, int, str]:
    # Deferred: imported in the pool by then, with the finder.
    from journal.privacy.wording.person_numbers import PersonNumbers
    from journal.privacy.wording.shared_wording import in_place

    return in_place(text, one, PersonNumbers(own))


def _bare(words: str) -> str:
    """A name as it is listed: without the ending that makes somebody its owner."""
    return words.removesuffix("'s").removesuffix("’s").strip()


def _colleague() -> str:
    from journal.privacy.wording.person_numbers import person_wording

    return person_wording("staff", 1)[1]


def _note(menu: QMenu, words: str) -> QAction:
    note = QAction(words, menu)
    note.setEnabled(False)
    return note


def _line(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line


def _deed(menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
    deed = QAction(words.replace("&", "&&"), menu)
    deed.triggered.connect(lambda: do())
    return deed


def _said(english: str) -> str:
    return QCoreApplication.translate("IdentifierMenu", english)

"""What leaders would be given, before anything is: in words first, then figure by figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.digest.document import Data
from journal.language import plural
from ui.digest.page.parts import stacked
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Footed, readable, words
from ui.widgets.tab_order import come_after
from ui.work.digests import BRIEF, Page

if TYPE_CHECKING:
    from journal.digest.disclosure.preview import Effect, Effects

WIDTH = 900


class ReleaseView(Footed):
    """`save_wanted` asks for the file that gives it to leaders."""

    save_wanted = Signal()
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(WIDTH)
        self._style = style
        self._shown: QWidget | None = None
        self.details: list[Disclosure] = []
        self.save_button = QPushButton(self.tr("Save as…"))
        self.save_button.clicked.connect(self.save_wanted)
        set_role(self.save_button, "primary")
        back = QPushButton(self.tr("Back to the digest"))
        back.clicked.connect(self.left)
        self.set_foot(self.save_button, back)
        self.column.addStretch(1)

    def show_page(self, page: Page) -> None:
        """What a file of this would give."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        if not page.composed.effects:
            return
        self._shown = QWidget()
        body = QVBoxLayout(self._shown)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        is_brief = page.edition == BRIEF
        body.addWidget(words(self._title(page), "title"))
        body.addWidget(words(self._lead(page), "lead"))
        if is_brief:
            for sentence in why_brief(page):
                body.addWidget(readable(sentence))
        body.addWidget(words(self.tr("In short"), "heading"))
        for sentence in in_short(page.composed.effects, is_brief):
            body.addWidget(readable(sentence))
        body.addSpacing(8)
        body.addWidget(words(self.tr("One by one"), "heading"))
        self.details = [
            self._part(title, found)
            for title, found in by_section(page.data, page.composed.effects).items()
        ]
        body.addWidget(stacked(self.details, gap=0))
        self.column.insertWidget(0, self._shown)
        come_after(self.sheet, self._shown)
        self.to_top()

    def _title(self, page: Page) -> str:
        if page.edition == BRIEF:
            return self.tr("A group brief, and no figures yet")
        if page.is_first:
            return self.tr("What leaders would be given")
        return self.tr("What leaders were given in this round")

    def _lead(self, page: Page) -> str:
        if page.is_first:
            return self.tr(
                "Nothing of this round has been given to leaders yet. Its first file fixes what "
                "they read of it; this page says what that would be, and why."
            )
        return self.tr(
            "Leaders have a file of this round. A later one prints the same, with what was "
            "withdrawn left blank."
        )

    def _part(self, title: str, effects: Sequence[Effects]) -> Disclosure:
        part = Disclosure(title, lambda: _details(effects), self._style)
        preview = _preview()
        counted = preview.summary(effects)
        counts = [
            f"{preview.named(one).lower()}: {n}" for one in preview.EFFECTS if (n := counted[one])
        ]
        part.remark(", ".join(counts))
        return part


def _preview() -> ModuleType:
    """What composed a page with effects has loaded this; the page itself opens without it."""
    from journal.digest.disclosure import preview

    return preview


def in_short(effects: Sequence[Effects], is_brief: bool = False) -> list[str]:
    """The summary: how many rows are shown, kept, hidden and left blank."""
    counted = _preview().summary(effects)
    return [_short(one, n, is_brief) for one in _preview().EFFECTS if (n := counted[one])]


def why_brief(page: Page) -> list[str]:
    """Why there are no figures, and how many more people it takes."""
    translate = QCoreApplication.translate
    said = [
        translate(
            "Release",
            "Among few people a count tells who said what. So leaders get the group’s own "
            "statements, the lines that their writers released, and concerns and support wanted "
            "as lists without numbers.",
        )
    ]
    if page.composed.missing > 0:
        said.append(
            plural(
                "Figures come once {n} more person releases something for leaders in this round.",
                "Figures come once {n} more people release something for leaders in this round.",
                page.composed.missing,
            )
        )
    else:
        said.append(
            translate(
                "Release",
                "There are people enough by now, but leaders have a brief of this round already: "
                "figures can come with the next round.",
            )
        )
    said.append(
        translate(
            "Release",
            "Several groups together reach that number sooner: at the level of a school or a "
            "trust, figures come from all of them.",
        )
    )
    return said


def _short(effect: Effect, n: int, is_brief: bool) -> str:
    if is_brief:
        return _short_of_brief(effect, n)
    return {
        "new": plural(
            "{n} row of figures is shown for the first time.",
            "{n} rows of figures are shown for the first time.",
            n,
        ),
        "renewed": plural("{n} row is shown anew.", "{n} rows are shown anew.", n),
        "frozen": plural(
            "{n} row stays as it was last printed: too little has changed to show it anew.",
            "{n} rows stay as they were last printed: too little has changed to show them anew.",
            n,
        ),
        "hidden": plural(
            "{n} row is hidden, because too few people stand behind it or it would give somebody "
            "away.",
            "{n} rows are hidden, because too few people stand behind them or they would give "
            "somebody away.",
            n,
        ),
        "blank": plural(
            "{n} row is left blank, because something in it was withdrawn.",
            "{n} rows are left blank, because something in them was withdrawn.",
            n,
        ),
        "nothing": plural(
            "{n} row reads “not tried or not shared”.",
            "{n} rows read “not tried or not shared”.",
            n,
        ),
        "as-printed": plural(
            "{n} row prints the same as in the first file of this round.",
            "{n} rows print the same as in the first file of this round.",
            n,
        ),
    }[effect]


def _short_of_brief(effect: Effect, n: int) -> str:
    """The same of a brief, which has lines and lists for rows."""
    return {
        "new": plural(
            "{n} entry is given for the first time.", "{n} entries are given for the first time.", n
        ),
        "renewed": plural("{n} entry is given anew.", "{n} entries are given anew.", n),
        "frozen": plural(
            "{n} entry stays as it was last given: too little has changed to list it anew.",
            "{n} entries stay as they were last given: too little has changed to list them anew.",
            n,
        ),
        "hidden": plural(
            "{n} line or list is hidden, because too few people stand behind it or it would give "
            "somebody away.",
            "{n} lines or lists are hidden, because too few people stand behind them or they would "
            "give somebody away.",
            n,
        ),
        "blank": plural(
            "{n} line or list is left blank, because something in it was withdrawn.",
            "{n} lines or lists are left blank, because something in them was withdrawn.",
            n,
        ),
        "nothing": plural(
            "{n} list is shorter, since nobody said in this round what it had.",
            "{n} lists are shorter, since nobody said in this round what they had.",
            n,
        ),
        "as-printed": plural(
            "{n} entry is the same as in the first file of this round.",
            "{n} entries are the same as in the first file of this round.",
            n,
        ),
    }[effect]


def by_section(document: Data, effects: Sequence[Effects]) -> dict[str, list[Effects]]:
    """The effects by the section that prints their figure as a table; the rest together."""
    homes = {
        block["id"]: f"{place}  {section['title']}"
        for place, section in enumerate(document["sections"], 1)
        for block in section["blocks"]
        if block["type"] == "table"
    }
    rest = QCoreApplication.translate("Release", "Lines, and figures without a table")
    found: dict[str, list[Effects]] = {home: [] for home in (*homes.values(), rest)}
    for one in effects:
        found[homes.get(one.figure, rest)].append(one)
    return {title: rows for title, rows in found.items() if rows}


def _details(effects: Sequence[Effects]) -> QWidget:
    named = _preview().named
    found: list[QWidget] = []
    for _figure, rows in groupby(effects, key=lambda one: one.figure):
        of_figure = list(rows)
        found.append(words(of_figure[0].title, "subheading"))
        for one in of_figure:
            said = f"{one.label}: {named(one.effect).lower()}. {one.why}"
            found.append(readable(said, "hint"))
    return stacked(found, gap=4)

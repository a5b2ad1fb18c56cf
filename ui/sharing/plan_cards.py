"""The parts of a merge plan as cards: what comes, what is refused, what is left alone."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.group.admitting import member_code
from journal.group.merge.plan import Arrival, MergePlan, Refusal, Stranger
from journal.language import plural
from ui.style import in_role
from ui.widgets.sheet import Card, button_row, words
from ui.work.groups import Group

SHOWN = 40
Kind = tuple[str, Sequence[Arrival]]


def line_of(one: Arrival) -> str:
    """A file and how many trials it holds."""
    trials = plural("{n} trial", "{n} trials", one.trials)
    return f"{one.file} · {trials}"


def more(count: int) -> str:
    """How many are not named."""
    return plural("and {n} more", "and {n} more", count)


def kinds_taken(plan: MergePlan) -> list[Kind]:
    """What merging brings, each kind under its heading."""
    say = QCoreApplication.translate
    return [
        (say("Plan", "New"), plan.new),
        (say("Plan", "Changed"), plan.changed),
        (say("Plan", "Taken back: their trials go from here"), plan.withdrawn),
    ]


def kinds_left(plan: MergePlan) -> list[Kind]:
    """What changes nothing."""
    say = QCoreApplication.translate
    return [
        (say("Plan", "As here already"), plan.unchanged),
        (say("Plan", "Older than another file of the same person"), plan.superseded),
        (say("Plan", "From people who were removed from the group"), plan.removed),
    ]


def files_card(heading: str, arrivals: Sequence[Arrival]) -> Card:
    """Files under a heading, the first of them named."""
    card = Card(f"{heading} ({len(arrivals)})")
    lines = [line_of(one) for one in arrivals[:SHOWN]]
    if len(arrivals) > SHOWN:
        lines.append(more(len(arrivals) - SHOWN))
    card.body.addWidget(words("\n".join(lines)))
    return card


def column_of(kinds: Iterable[Kind]) -> QWidget:
    """A card for each kind that there is."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for heading, arrivals in kinds:
        if arrivals:
            column.addWidget(files_card(heading, arrivals))
    return holder


def elsewhere_card(arrivals: Sequence[Arrival], group: Group) -> Card:
    """Two computers of one person wrote one after the other: the older file is left out."""
    heading = plural(
        "{n} file is older than one from another computer",
        "{n} files are older than one from another computer",
        len(arrivals),
    )
    card = in_role("ask", Card(heading))
    if any(member_code(one.header.contributor) == group.code for one in arrivals):
        said = QCoreApplication.translate(
            "Plan",
            "You shared from another computer since this file was written. What only this file "
            "holds is not merged; on the computer that wrote it, bring in what the other one "
            "shared, then share again.",
        )
    else:
        said = QCoreApplication.translate(
            "Plan",
            "The same person shared from another computer since, and only the newer file counts. "
            "If trials are missing, ask for the file to be written anew.",
        )
    lines = [line_of(one) for one in arrivals[:SHOWN]]
    if len(arrivals) > SHOWN:
        lines.append(more(len(arrivals) - SHOWN))
    card.body.addWidget(words(said))
    card.body.addWidget(words("\n".join(lines)))
    return card


def stranger_card(
    strangers: Sequence[Stranger], may_take_in: bool, wanted: Callable[[Stranger], object]
) -> Card:
    """Groups whose files were made for this one, which does not take them in yet."""
    say = QCoreApplication.translate
    card = Card(say("Plan", "From groups that this one does not take in yet"))
    for one in {stranger.group: stranger for stranger in strangers}.values():
        card.body.addWidget(words(f"{one.name} · {one.file}"))
        if may_take_in:
            button = QPushButton(say("Plan", "Take in {name}…").format(name=one.name))
            button.clicked.connect(lambda _checked=False, one=one: wanted(one))
            card.body.addLayout(button_row(button))
    if not may_take_in:
        card.body.addWidget(
            words(say("Plan", "Only the facilitator of this group can take them in."), "hint")
        )
    return card


def refused_card(refused: Sequence[Refusal]) -> Card:
    """Files that are not merged, each with the sentence that says why."""
    heading = QCoreApplication.translate("Plan", "Refused ({n})").format(n=len(refused))
    card = Card(heading)
    for one in refused[:SHOWN]:
        card.body.addWidget(words(one.file, "question"))
        card.body.addWidget(words(one.reason))
    if len(refused) > SHOWN:
        card.body.addWidget(words(more(len(refused) - SHOWN), "hint"))
    return card

"""The sentences of a leaders' page: fixed templates filled with protected figures and words.

Nothing here takes a number that was counted. The seal that a sentence and its words ask for stays
in this module, so that no other can make them out of anything else.
"""

import re
from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from typing import Protocol

from journal.digest.disclosure.protected import (
    Blank,
    Cell,
    Hidden,
    Nothing,
    ProtectedCount,
    ProtectedList,
    ProtectedMedian,
    ProtectedRow,
    ProtectedSign,
    ProtectedTable,
    Released,
    ReleasedBrief,
    Shown,
    Unextended,
)
from journal.digest.disclosure.rule import Rule
from journal.digest.gather.scope import GroupFacts
from journal.digest.scan import Scanned
from journal.digest.wording import cut, not_tried, too_few, withdrawn
from journal.vocabulary import is_term, label

_DIGIT = re.compile(r"\d")
_SEAL = object()


def _check(seal: object) -> None:
    if seal is not _SEAL:
        raise TypeError("words for leaders are made by journal.digest.guarded.words only")


@dataclass(frozen=True, slots=True)
class Words(Unextended):
    """Words that may stand in a leaders' sentence; made by the functions of this module only."""

    text: str
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


NO_WORDS = Words("", _SEAL)


class OpenTrial(Protocol):
    """A trial of a leader who chose to talk openly about it."""

    @property
    def open_name(self) -> str: ...


class RegisterEntry(Protocol):
    """What the register says of a tool in numbers: years, and a year with its month."""

    @property
    def age_limit(self) -> int | None: ...

    @property
    def review_on(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Sentence(Unextended):
    """A finished sentence of a leaders' page; made by `say` only."""

    text: str
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class TableFigure(Unextended):
    """One cell of a protected table, by the places of its row and its column.

    Without a column it is the total of the row, without a row it is of the table's totals.
    """

    table: ProtectedTable
    row: int | None
    column: int | None

    def __post_init__(self) -> None:
        if not isinstance(self.table, ProtectedTable):
            raise TypeError("a figure comes from a protected table")

    @property
    def line(self) -> ProtectedRow:
        """Its row as it may be printed."""
        return self.table.totals if self.row is None else self.table.rows[self.row]

    @property
    def cell(self) -> Cell:
        """The cell as it may be printed."""
        return self.line.total if self.column is None else self.line.cells[self.column]

    @property
    def total(self) -> Cell:
        """What it is a part of, as it may be printed: its row's total, or the table's."""
        return self.table.totals.total if self.column is None else self.line.total

    @property
    def since(self) -> Words:
        """The number of the round that its figures are of."""
        return Words(str(self.line.round), _SEAL)

    @property
    def row_name(self) -> Words:
        """What its row is called."""
        return Words(self.line.label, _SEAL)

    @property
    def answer(self) -> str:
        """The id of its column; "" for a total."""
        return "" if self.column is None else self.table.columns[self.column][0]

    @property
    def answer_name(self) -> Words:
        """What its column is called; nothing for a total."""
        name = "" if self.column is None else self.table.columns[self.column][1]
        return Words(name, _SEAL)


Value = ProtectedCount | TableFigure | Words | Sentence


def say(template: str, **values: Value) -> Sentence:
    """The template with its values; TypeError for a digit in it or for any other kind of value."""
    return Sentence(_filled(_undigited(template), values), _SEAL)


def fixed(text: str) -> Words:
    """Words of the program itself, without a digit; TypeError where there is one."""
    return Words(_undigited(text), _SEAL)


def term(field: str, value: str) -> Words:
    """The label of a term of the vocabulary; TypeError for a word of somebody's own."""
    if not is_term(field, value):
        raise TypeError(f"{field} has no such term")
    return Words(label(field, value), _SEAL)


def written(text: Scanned) -> Words:
    """Words that a person wrote for this page; TypeError unless they were scanned."""
    if not isinstance(text, Scanned):
        raise TypeError("words that were not scanned cannot be printed for leaders")
    return Words(text, _SEAL)


def leader_of(trial: OpenTrial) -> Words:
    """The name of a leader who chose to talk openly about a trial."""
    return Words(trial.open_name, _SEAL)


def age_limit_of(tool: RegisterEntry) -> Words:
    """The age limit of a tool in years; "" where the register has none."""
    return Words("" if tool.age_limit is None else str(tool.age_limit), _SEAL)


def review_of(tool: RegisterEntry) -> Words:
    """The month in which a tool is to be reviewed; "" where the register has none."""
    return Words(tool.review_on or "", _SEAL)


def joined(separator: str, parts: Iterable[Words | Sentence]) -> Words:
    """Several words or sentences in one; TypeError for a separator with letters or digits."""
    if any(map(str.isalnum, separator)):
        raise TypeError("what stands between words for leaders is no word")
    found = list(parts)
    for part in found:
        _insist(part, Words, Sentence)
    return Words(separator.join(part.text for part in found), _SEAL)


def shortened(words: Words, most: int) -> Words:
    """The words cut after a whole one where they have more than `most` characters."""
    _insist(words, Words)
    return Words(cut(words.text, most), _SEAL)


def total_of(one: TableFigure) -> Words:
    """What a figure is a part of, as it may be printed."""
    _insist(one, TableFigure)
    return Words(figure(one.total), _SEAL)


def name_of(group: GroupFacts) -> Words:
    """What the group calls itself."""
    return Words(group.name, _SEAL)


def purpose_of(group: GroupFacts) -> Words:
    """Why the group says it does this."""
    return Words(group.purpose, _SEAL)


def invited(group: GroupFacts) -> Words:
    """How many the group says were invited; "" where it does not."""
    return Words("" if group.invited is None else str(group.invited), _SEAL)


def round_of(released: Released | ReleasedBrief | ProtectedList) -> Words:
    """The number of the round that was released, or that of a list."""
    _insist(released, Released, ReleasedBrief, ProtectedList)
    return Words(str(released.round), _SEAL)


def since(sign: ProtectedSign) -> Words:
    """The number of the round of which it is said that something holds."""
    _insist(sign, ProtectedSign)
    return Words(str(sign.round), _SEAL)


def listed_in(found: ProtectedList, without: str = "") -> tuple[Words, ...]:
    """The items of a list without counts; all of them where nothing else is in it."""
    _insist(found, ProtectedList)
    names = [name for one, name in found.items if one != without]
    return tuple(Words(name, _SEAL) for name in names or [name for _one, name in found.items])


def title_of(figure: ProtectedTable | ProtectedMedian) -> Words:
    """What a figure is called."""
    _insist(figure, ProtectedTable, ProtectedMedian)
    return Words(figure.title, _SEAL)


def threshold(rule: Rule) -> Words:
    """The least number of people that a figure stands for."""
    _insist(rule, Rule)
    return Words(str(rule.k), _SEAL)


def least(rule: Rule) -> Words:
    """The least number of contributors for figures."""
    _insist(rule, Rule)
    return Words(str(rule.for_figures), _SEAL)


def least_listed(rule: Rule) -> Words:
    """The least number of contributors behind a list without counts."""
    _insist(rule, Rule)
    return Words(str(rule.for_list), _SEAL)


def figure(cell: Cell) -> str:
    """A protected cell in words: a count rounded to five, or why there is none."""
    match cell:
        case Shown(n):
            return str(n)
        case Hidden():
            return too_few()
        case Blank():
            return withdrawn()
        case Nothing():
            return not_tried()


def _filled(template: str, values: dict[str, Value]) -> str:
    words = {}
    for name, value in values.items():
        if isinstance(value, Words | Sentence):
            words[name] = value.text
        elif isinstance(value, ProtectedCount | TableFigure):
            words[name] = figure(value.cell)
        else:
            raise TypeError(f"{name} is neither protected nor made of words")
    return template.format(**words)


def _undigited(template: str) -> str:
    if _DIGIT.search(template):
        raise TypeError("the program's own words for leaders have no digit")
    return template


def _insist(value: object, *kinds: type) -> None:
    if not isinstance(value, kinds):
        raise TypeError(f"words for leaders are not made of {type(value).__name__}")

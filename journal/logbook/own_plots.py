"""My own picture, drawn: each plot with its words and its table. Numbers from own_picture."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal import vocabulary
from journal.language import _, plural
from journal.logbook.own_picture import FATES, Confidence, Fate, Saved
from journal.logbook.teaching_weeks import is_teaching_week
from journal.render.drawing import Look
from journal.render.plots import (
    Bar,
    Cell,
    Mark,
    Part,
    Placed,
    Span,
    bars,
    levels,
    signed,
    spans,
    weeks,
)
from journal.settings import Term

SOURCES = ("check-in", "before", "after")
UNSAID = "prefer-not-to-say"
MOST_COLUMNS = 12
IN_A_ROW = 13
_MONTHS_OF_A_COLUMN = (1, 3, 12)
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A plot: what it is called, what it shows in a sentence, its table, and what draws it.

    `note` says what is not recorded; `is_empty` where there is nothing to draw.
    """

    title: str
    description: str
    note: str
    columns: tuple[str, ...]
    rows: Rows
    svg: Callable[[Look], str]

    @property
    def is_empty(self) -> bool:
        return not self.rows


def confidence_picture(given: Sequence[Confidence], missing: int, trials: int) -> Picture:
    """How confident I said I was: shapes by level and time, no figure made of them."""
    title = _("How confident I felt")
    terms = list(reversed(vocabulary.terms("confidence")))
    order = [term.id for term in terms if term.id != UNSAID] + [UNSAID]
    known = [one for one in given if one.level in order]
    columns = _columns([one.month for one in known])
    names = _source_names()
    counts: Counter[tuple[int, int, int]] = Counter()
    for one in known:
        column = max((place for place, (begin, _name) in enumerate(columns) if begin <= one.month),
                     default=0)  # fmt: skip
        counts[order.index(one.level), column, SOURCES.index(one.source)] += one.count
    placed = [Placed(*key, count) for key, count in sorted(counts.items())]
    description = _(
        "Levels from not at all confident to very confident, in check-ins and before and after "
        "trials, over time."
    )
    marks = [
        Mark("diamond", "ink", names[0]),
        Mark("ring", "mixed", names[1]),
        Mark("disc", "worked", names[2]),
    ]
    rows = tuple(
        (columns[one.column][1], names[one.mark], vocabulary.label("confidence", order[one.row]),
         str(one.count))
        for one in sorted(placed, key=lambda one: (one.column, one.mark, one.row))
    )  # fmt: skip
    note = _("Not recorded in {missing} of {trials} trials.").format(missing=missing, trials=trials)
    return Picture(
        title, description, note if missing else "",
        (_("When"), _("Where"), _("Level"), _("How often")), rows,
        lambda look: levels(
            title, description, [vocabulary.label("confidence", level) for level in order],
            [name for _begin, name in columns], marks, placed, look,
        ),
    )  # fmt: skip


def saved_picture(found: Sequence[Saved]) -> Picture:
    """Net minutes by job: the middle half and the median, with basis and quality beside them."""
    title = _("Minutes saved or added, by job")
    description = _(
        "Usual minutes less minutes with AI, all in. The dot is the median trial, the bar the "
        "middle half, or all where there are fewer than four."
    )
    drawn = [
        Span(
            vocabulary.label("task", one.task), _beside(one), one.low, one.middle, one.high,
            "" if one.middle is None else _("{n} min").format(n=signed(one.middle)),
        )
        for one in found
    ]  # fmt: skip
    ends = (_("took longer"), _("saved"))
    rows = tuple(
        (
            vocabulary.label("task", one.task), str(one.trials),
            _recorded(None if one.middle is None else signed(one.middle)),
            _recorded(_from_to(one)), _counted("time_basis", one.basis),
            _counted("quality_vs_usual", one.quality), str(one.trials - one.known),
        )
        for one in found
    )  # fmt: skip
    columns = (
        _("Job"), _("Trials"), _("Median net minutes"), _("Middle half"), _("Basis"),
        _("Quality"), _("Not recorded"),
    )  # fmt: skip
    return Picture(title, description, "", columns, rows,
                   lambda look: spans(title, description, drawn, ends, look))  # fmt: skip


def fates_picture(found: Sequence[Fate]) -> Picture:
    """What I tried and dropped, by tool."""
    title = _("What I tried and dropped")
    description = _("Trials by tool, by what became of them, the tools tried last first.")
    names = _fate_names()
    looks = (("solid", "worked"), ("striped", "worked"), ("crossed", "failed"),
             ("barred", "mixed"), ("open", "edge"))  # fmt: skip
    parts = [Part(*look, names[fate]) for fate, look in zip(FATES, looks, strict=True)]
    drawn = [
        Bar(vocabulary.label("tool", one.tool), _in_words(one.counts), one.counts) for one in found
    ]
    rows = tuple((vocabulary.label("tool", one.tool), *map(str, one.counts)) for one in found)
    columns = (_("Tool"), *(names[fate] for fate in FATES))
    return Picture(title, description, "", columns, rows,
                   lambda look: bars(title, description, parts, drawn, look))  # fmt: skip


def outcomes_picture(counts: Mapping[str, int]) -> Picture:
    """How my trials came out; what is not stated or too early counts as open."""
    title = _("How my trials came out")
    description = _("All trials by their outcome; mixed and failed ones count as much.")
    looks = (("solid", "worked"), ("striped", "mixed"), ("crossed", "failed"), ("open", "edge"))
    names = (_("worked"), _("mixed"), _("didn't work"), _("open"))
    sums = dict.fromkeys(("worked", "mixed", "failed", "open"), 0)
    for outcome, count in counts.items():
        sums[vocabulary.about("outcome", outcome, "result") or "open"] += count
    parts = [Part(*look, name) for look, name in zip(looks, names, strict=True)]
    said = " · ".join(
        f"{name} {count}" for name, count in zip(names, sums.values(), strict=True) if count
    )
    order = [term.id for term in vocabulary.terms("outcome")]
    rows = tuple(
        (vocabulary.label("outcome", outcome), str(counts[outcome]))
        for outcome in sorted(counts, key=lambda one: order.index(one) if one in order else 99)
    )
    drawn = [Bar(_("My trials"), said, tuple(sums.values()))]
    return Picture(title, description, "", (_("Outcome"), _("Trials")), rows,
                   lambda look: bars(title, description, parts, drawn, look))  # fmt: skip


def weeks_picture(entries: Sequence[tuple[date, int]], terms: Sequence[Term]) -> Picture:
    """A year of entries by weeks; weeks without school are hatched."""
    first, last = entries[0][0], entries[-1][0] + timedelta(days=6)
    title = _("Entries by week")
    total = sum(count for _monday, count in entries)
    period = _("{first} to {last}").format(first=_day(first, year=True), last=_day(last, year=True))
    description = _("{period}: {entries}. Each cell is a week, named by its Monday.").format(
        period=period, entries=plural("{n} entry", "{n} entries", total)
    )
    free = {monday for monday, _count in entries if not is_teaching_week(monday, terms)}
    cells = [Cell(_day(monday), count, monday in free) for monday, count in entries]
    rows = tuple(
        (_day(monday, year=True), str(count), _("holiday") if monday in free else "")
        for monday, count in entries
        if count
    )
    note = _("Hatched: no school.") if free else ""
    return Picture(
        title, description, note, (_("Week of"), _("Entries"), ""), rows,
        lambda look: weeks(title, description, cells, IN_A_ROW, look),
    )  # fmt: skip


def _source_names() -> tuple[str, str, str]:
    return (_("In a check-in"), _("Before a trial"), _("After a trial"))


def _fate_names() -> dict[str, str]:
    words = (_("still using"), _("finished, would reuse"), _("dropped"),
             _("decided not to"), _("not recorded"))  # fmt: skip
    return dict(zip(FATES, words, strict=True))


def _columns(months: Sequence[date]) -> list[tuple[date, str]]:
    """The months, quarters or years from the first to the last, no more than fit side by side:
    the first day of each and its name. The oldest are gathered in the first where years are many.
    """
    if not months:
        return []
    first, last = min(months), max(months)
    for length in _MONTHS_OF_A_COLUMN:
        begins = [
            _month(number)
            for number in range(_number(first) // length * length, _number(last) + 1, length)
        ]
        if len(begins) <= MOST_COLUMNS:
            break
    names = [_period_name(begin, length) for begin in begins[-MOST_COLUMNS:]]
    if len(begins) > len(names):
        names[0] = _("up to {year}").format(year=names[0])
    return list(zip(begins[-MOST_COLUMNS:], names, strict=True))


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _period_name(begin: date, months: int) -> str:
    if months == 12:
        return str(begin.year)
    name = _(_SHORT_MONTHS[begin.month - 1])
    if months == 1:
        return f"{name} {begin.year % 100:02}"
    return f"{name}–{_(_SHORT_MONTHS[begin.month + 1])} {begin.year % 100:02}"


def _day(day: date, year: bool = False) -> str:
    said = f"{day.day} {_(_SHORT_MONTHS[day.month - 1])}"
    return f"{said} {day.year}" if year else said


def _beside(one: Saved) -> str:
    said = _("both times in {known} of {trials}").format(known=one.known, trials=one.trials)
    if not one.known:
        return _("minutes not recorded")
    basis = _counted("time_basis", one.basis)
    quality = _counted("quality_vs_usual", one.quality)
    return f"{said} · {_('basis')}: {basis} · {_('quality')}: {quality}"


def _counted(name: str, counts: Mapping[str | None, int]) -> str:
    """ "timed 3, not recorded 1", in the order of the vocabulary."""
    order = [term.id for term in vocabulary.terms(name)]
    known = sorted(counts, key=lambda one: order.index(one) if one in order else len(order))
    return ", ".join(
        f"{vocabulary.label(name, one).lower() if one else _('not recorded')} {counts[one]}"
        for one in known
    ) or _("not recorded")


def _in_words(counts: Sequence[int]) -> str:
    names = _fate_names()
    return " · ".join(
        f"{names[fate]} {count}" for fate, count in zip(FATES, counts, strict=True) if count
    )


def _from_to(one: Saved) -> str | None:
    if one.low is None or one.high is None:
        return None
    return _("{low} to {high}").format(low=signed(one.low), high=signed(one.high))


def _recorded(said: str | None) -> str:
    return said if said is not None else _("not recorded")

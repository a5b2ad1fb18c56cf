"""What a group answers: trials by code, what did not work beside what did, nobody's name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journal.digest.gather.trials import Trial
from journal.digest.peers.cards import minutes, outcome_of, text_names
from journal.digest.peers.trying import begun
from journal.digest.wording import two_months
from journal.language import _
from journal.logbook.marking import marked, marks
from journal.logbook.query import Query
from journal.vocabulary import label, labels

EXCERPT = 220  # characters
_TEXTS = ("worked", "didnt", "did", "next", "kept", "priority", "prompt")
_CONTEXT = ("phase", "subject_area")


@dataclass(frozen=True, slots=True)
class Sort:
    """A column of answers: the results of trials that stand in it."""

    id: str
    results: tuple[str, ...]


COLUMNS = (
    Sort("not", ("failed", "mixed")),
    Sort("worked", ("worked",)),
    Sort("open", ("open",)),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One trial of a group, without its writer. `marks` are places in the excerpt.

    `tried` fills in a trial of one's own that begins from this one. `evidence` is a label.
    """

    group: str
    group_name: str
    code: str
    job: str
    tool: str
    result: str
    outcome: str
    context: str
    period: str
    when: str
    evidence: str
    time: str
    about: str
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    texts: tuple[tuple[str, str], ...]
    tried: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """Answers of one sort, the newest first; `more` where others fit that are not listed."""

    id: str
    answers: tuple[Answer, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """All columns; `notes` are sentences on what of the question was not understood."""

    columns: tuple[Column, ...]
    notes: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many trials are listed."""
        return sum(len(column.answers) for column in self.columns)


def column_title(column: str) -> str:
    """What people read over a column."""
    return {
        "not": _("Did not work, or only partly"),
        "worked": _("Worked for its writer"),
        "open": _("Decided not to, too early to say, or the usual way"),
    }[column]


def together(several: Iterable[Answers], most: int) -> Answers:
    """The answers of several groups as one, the newest first, at most `most` a column."""
    several = tuple(several)
    columns = []
    for sort in COLUMNS:
        same = [column for one in several for column in one.columns if column.id == sort.id]
        found = [answer for column in same for answer in column.answers]
        found.sort(key=lambda answer: answer.period, reverse=True)
        more = len(found) > most or any(column.more for column in same)
        columns.append(Column(sort.id, tuple(found[:most]), more))
    notes = dict.fromkeys(note for one in several for note in one.notes)
    return Answers(tuple(columns), tuple(notes))


def answer(
    row: Mapping[str, Any], asked: Query, group: tuple[str, str], code: str, evidence: str
) -> Answer:
    """An answer from a trial in its printed wording."""
    texts = _texts(row)
    about, excerpt, spans = _excerpt(texts, asked)
    tools = labels("tool", row["tool"])
    version, trial = row["tool_version"], Trial(row)
    return Answer(
        group=group[0],
        group_name=group[1],
        code=code,
        job=labels("task", row["task"]) or _("Job not named"),
        tool=f"{tools} ({version})" if tools and version else tools,
        result=row["result"],
        outcome=outcome_of(trial),
        context=" · ".join(filter(None, (labels(name, row[name]) for name in _CONTEXT))),
        period=row["period"] or "",
        when=two_months(row["period"]),
        evidence=label("evidence_label", evidence),
        time=minutes(trial),
        about=about,
        excerpt=excerpt,
        marks=spans,
        texts=texts,
        tried=begun(code, row["task"], row["tool"]),
    )


def _texts(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    names = text_names()
    order = _TEXTS if row["result"] == "worked" else ("didnt", "worked", *_TEXTS[2:])
    return tuple((names[name], row[name]) for name in order if row[name])


def _excerpt(
    texts: Sequence[tuple[str, str]], asked: Query
) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    """The beginning of the text that was found, or its part around the first word found."""
    wanted = marks(asked)
    for about, text in texts:
        plain = " ".join(text.split())
        spans = marked(plain, wanted)
        if spans:
            start = _start(plain, spans[0][0])
            return about, *_cut(plain, start, spans)
    if not texts:
        return "", "", ()
    about, text = texts[0]
    return about, *_cut(" ".join(text.split()), 0, ())


def _start(text: str, first: int) -> int:
    """Where the excerpt begins: at the beginning, or at a word shortly before the first mark."""
    if first < EXCERPT * 2 // 3:
        return 0
    space = text.rfind(" ", 0, first - EXCERPT // 3)
    return space + 1


def _cut(
    text: str, start: int, spans: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    end = len(text) if len(text) - start <= EXCERPT else text.rfind(" ", start, start + EXCERPT)
    end = end if end > start else start + EXCERPT
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    kept = tuple((a + moved, b + moved) for a, b in spans if a >= start and b <= end)
    return f"{before}{text[start:end].rstrip()}{after}", kept

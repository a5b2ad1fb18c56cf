"""The place in a trial where the words stand that were searched for."""

from collections.abc import Callable, Sequence

from sqlmodel import Session

from journal.language import _
from journal.model.fields import LABELS

Spans = Sequence[tuple[int, int]]
_TEXTS = ("worked", "didnt", "did", "prompt", "next", "kept", "priority", "line_for_leaders")
_READ = 20_000  # characters of a text that are looked through for a list
_BEFORE, _LENGTH = 40, 160  # characters of an excerpt before the match, and in all


def excerpt_at_match(
    session: Session, numbers: Sequence[int], find_marks: Callable[[str], Spans]
) -> dict[int, str]:
    """For each trial the first of its texts in which `find_marks` finds something, cut there.

    A trial whose texts hold nothing of it (the match is a tool, a job, a tag) is left out.
    """
    columns = ", ".join(f"substr({name}, 1, {_READ})" for name in _TEXTS)
    places = ",".join("?" * len(numbers))
    rows = session.connection().exec_driver_sql(
        f"SELECT n, {columns} FROM trial WHERE n IN ({places})", tuple(numbers)
    )
    found = {}
    for number, *texts in rows:
        for name, text in zip(_TEXTS, texts, strict=True):
            spans = find_marks(text) if text else ()
            if spans:
                found[number] = _cut(name, text, *spans[0])
                break
    return found


def _cut(name: str, text: str, start: int, end: int) -> str:
    begin = max(0, start - _BEFORE)
    while begin and begin < start and not text[begin - 1].isspace():
        begin += 1  # at the beginning of a word
    words = " ".join(text[begin : max(begin + _LENGTH, end)].split())
    shown = f"…{words}" if begin else words
    if name in ("worked", "didnt"):  # what a line shows anyway
        return shown
    return f"{_(LABELS[name])}: {shown}"

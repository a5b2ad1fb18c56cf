"""Markdown put around words and before lines, and taken away again: text and selection go in and
come out, nothing here knows a window."""

import re
from collections.abc import Callable
from typing import NamedTuple

BOLD, ITALIC = "**", "*"
LIST, QUOTE = "- ", "> "
_MARK = {BOLD: re.compile(r"\*\*"), ITALIC: re.compile(r"(?<!\*)\*(?!\*)")}
_WORD = re.compile(r"\w")
_BEFORE_WORDS = re.compile(r"\s*(?:(?:>|[-*+]|\d+\.|#{1,6})\s+)*")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(([^()\n]*)\)")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+")
_STARS = re.compile(r"\*+")
_ITEM = re.compile(r"(\s*)(?:([-*+])|(\d{1,4})\.)(\s+)")


class Marked(NamedTuple):
    """A text with what is selected in it, as offsets of its characters."""

    text: str
    start: int
    end: int


def toggle_bold(was: Marked) -> Marked:
    """Bold on or off: for the word at the cursor, or on each selected line.

    At the end of bold words the cursor steps past their marks, so that one types on in plain.
    """
    return _toggle_around(was, BOLD)


def toggle_italic(was: Marked) -> Marked:
    """Italic on or off, as `toggle_bold`."""
    return _toggle_around(was, ITALIC)


def toggle_list(was: Marked) -> Marked:
    """Each line touched an item of a list, or none where all are."""
    return _toggle_lines(was, LIST)


def toggle_quote(was: Marked) -> Marked:
    """Each line touched a quotation, or none where all are."""
    return _toggle_lines(was, QUOTE)


def toggle_link(was: Marked) -> Marked:
    """The selection a link, its address to be typed next; a link at the selection its words."""
    for found in _LINK.finditer(was.text):
        if found.start() <= was.start and was.end <= found.end():
            words = found[1]
            text = was.text[: found.start()] + words + was.text[found.end() :]
            return Marked(text, found.start(), found.start() + len(words))
    start, end = _trimmed(*_word_or_selection(was), was.text)
    chosen = was.text[start:end]
    if "\n" in chosen or "[" in chosen or "]" in chosen:
        return was
    words, address = ("", chosen) if _ADDRESS.fullmatch(chosen) else (chosen, "")
    text = f"{was.text[:start]}[{words}]({address}){was.text[end:]}"
    at = start + 1 if address or not words else start + len(words) + 3
    return Marked(text, at, at)


def new_line(was: Marked) -> Marked | None:
    """What the Enter key makes of an item of a list: the next one, or its end where it is empty.

    None where the cursor is in no list and a plain new line is meant.
    """
    begin = was.text.rfind("\n", 0, was.start) + 1
    item = _ITEM.match(was.text, begin)
    if was.start != was.end or item is None or item.end() > was.start:
        return None
    if not was.text[item.end() : _line_end(was.text, was.start)].strip():
        return Marked(was.text[:begin] + was.text[was.start :], begin, begin)
    sign = item[2] or f"{int(item[3]) + 1}."
    added = f"\n{item[1]}{sign}{item[4]}"
    at = was.start + len(added)
    return Marked(was.text[: was.start] + added + was.text[was.end :], at, at)


def _toggle_around(was: Marked, mark: str) -> Marked:
    if was.start == was.end:
        if _ends_here(was, mark):
            return _past_marks(was, mark)
        start, end = _word_or_selection(was)
        if start == end:
            return _around_nothing(was, mark)
        inside = _toggle_around(Marked(was.text, start, end), mark)
        at = was.start + inside.start - start
        return Marked(inside.text, at, at)
    pieces = _pieces(was, mark)
    if not pieces:
        return was
    off = all(_has(was.text, start, end, mark) for start, end in pieces)
    change = _bare if off else _wrapped
    return _changed(was, pieces, lambda text, start, end: change(text, start, end, mark))


def _ends_here(was: Marked, mark: str) -> bool:
    """Whether marked words end at the cursor: open on this line, and closed right behind it."""
    begin, end = _lines(was)[0]
    before = _BEFORE_WORDS.match(was.text, begin, end)
    begin = max(begin, before.end()) if before else begin
    if not _is_mark(_stars(was.text[was.start : end]), mark):
        return False
    runs = [run for run in _STARS.finditer(was.text, begin, max(begin, was.start))
            if _is_mark(len(run[0]), mark)]  # fmt: skip
    return len(runs) % 2 == 1 and bool(was.text[runs[-1].end() : was.start].strip())


def _past_marks(was: Marked, mark: str) -> Marked:
    """Behind the marks; blanks before them go behind too, as they would undo the format."""
    words = was.text[: was.start].rstrip()
    blanks = was.text[len(words) : was.start]
    text = f"{words}{mark}{blanks}{was.text[was.start + len(mark) :]}"
    return Marked(text, was.start + len(mark), was.start + len(mark))


def _around_nothing(was: Marked, mark: str) -> Marked:
    """Marks to write between, or gone where nothing was written between them."""
    if _has(was.text, was.start, was.start, mark):
        return Marked(*_bare(was.text, was.start, was.start, mark))
    return Marked(*_wrapped(was.text, was.start, was.start, mark))


def _pieces(was: Marked, mark: str) -> list[tuple[int, int]]:
    """The stretches that marks go around: on each line what is selected of its words.

    Marks at their ends are left out where they belong together.
    """
    pieces = []
    for begin, end in _lines(was):
        words = _BEFORE_WORDS.match(was.text, begin, end)
        begin = max(was.start, words.end() if words else begin)
        start, stop = _trimmed(begin, max(begin, min(end, was.end)), was.text)
        chosen = was.text[start:stop]
        if chosen.strip("*"):
            inner = start + _stars(chosen), stop - _stars(chosen[::-1])
            pieces.append(inner if _has(was.text, *inner, mark) else (start, stop))
    return pieces


def _has(text: str, start: int, end: int, mark: str) -> bool:
    """Whether exactly this mark, alone or with the other one, stands on both sides."""
    before, after = _stars(text[:start][::-1]), _stars(text[end:])
    return _is_mark(min(before, after), mark)


def _is_mark(stars: int, mark: str) -> bool:
    """Whether so many stars in a row hold this mark, alone or with the other one."""
    return min(stars, 3) in ((2, 3) if mark == BOLD else (1, 3))


def _stars(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _wrapped(text: str, start: int, end: int, mark: str) -> tuple[str, int, int]:
    if _has(text, start, end, mark):
        return text, start, end
    words = _MARK[mark].sub("", text[start:end])
    before = start + len(mark)
    return f"{text[:start]}{mark}{words}{mark}{text[end:]}", before, before + len(words)


def _bare(text: str, start: int, end: int, mark: str) -> tuple[str, int, int]:
    n = len(mark)
    return text[: start - n] + text[start:end] + text[end + n :], start - n, end - n


def _changed(
    was: Marked,
    pieces: list[tuple[int, int]],
    change: Callable[[str, int, int], tuple[str, int, int]],
) -> Marked:
    """Each piece changed, from the last one, so that the places of the others hold."""
    text, last = was.text, 0
    for start, end in reversed(pieces):
        before = len(text)
        text, start, end = change(text, start, end)
        last = last + len(text) - before if last else end
    return Marked(text, start, last)


def _toggle_lines(was: Marked, sign: str) -> Marked:
    lines = _lines(was)
    written = [line for line in lines if was.text[slice(*line)].strip("-*+> \t")] or lines[:1]
    sign_of = re.compile(r"(?:[-*+][ \t]+)+" if sign == LIST else r"(?:>[ \t]?)+")
    spaces = re.compile(r"[ \t]*")
    places = []
    for begin, end in written:
        indent = spaces.match(was.text, begin, end)
        at = indent.end() if indent else begin
        found = sign_of.match(was.text, at, end)
        places.append((at, found.end() if found else at))
    off = all(end > at for at, end in places)
    text, start, stop = was
    for at, end in reversed(places):
        put = "" if off else sign
        text = text[:at] + put + text[end:]
        start, stop = _moved(start, at, end, len(put)), _moved(stop, at, end, len(put))
    if len(lines) > 1:  # whole lines are chosen then, so that the next toggle touches the same
        start, stop = lines[0][0], lines[-1][1] + len(text) - len(was.text)
    return Marked(text, start, stop)


def _moved(place: int, at: int, end: int, length: int) -> int:
    """Where `place` is once what lay from `at` to `end` is `length` characters long."""
    if place < at:
        return place
    return max(place, end) + length - (end - at)


def _lines(was: Marked) -> list[tuple[int, int]]:
    """Where the lines begin and end that the selection touches."""
    lines, begin = [], was.text.rfind("\n", 0, was.start) + 1
    while True:
        end = _line_end(was.text, begin)
        lines.append((begin, end))
        begin = end + 1
        if begin >= was.end or begin > len(was.text):
            return lines


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _word_or_selection(was: Marked) -> tuple[int, int]:
    """What is selected, else the word that the cursor is in or at the end of."""
    start, end = was.start, was.end
    if start == end:
        while start and _WORD.match(was.text[start - 1]):
            start -= 1
        while end < len(was.text) and _WORD.match(was.text[end]):
            end += 1
    return start, end


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

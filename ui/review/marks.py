"""A text with what was found in it marked, private and as it leaves, and a change in words."""

from collections.abc import Iterator
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication

from ui.palettes import Palette
from ui.widgets.prose import coloured, plain
from ui.work.leaving import HIDDEN, KEPT, OPEN, REWORDED, Change, Place, Text

translate = QCoreApplication.translate
_GROUNDS = {OPEN: "mark", HIDDEN: "ask_wash", REWORDED: "ask_wash", KEPT: "hover"}


def private_html(text: Text, current: str, colours: Palette) -> str:
    """The text as it was written; what was found in it is a link by its place in the changes.

    `current` is the id of the question that one is at.
    """
    parts = (
        (change.start, change.end, _GROUNDS[change.state], change.item.id == current)
        for change in text.changes
    )
    return _labelled(text.label, _marked(text.private, parts, colours), colours)


def shared_html(text: Text, current: str, colours: Palette) -> str:
    """The text as it leaves, with what became of each change marked alike."""
    parts = (
        (
            change.shared_start,
            change.shared_end,
            "hover" if change.state == KEPT else "wash",
            change.item.id == current,
        )
        for change in text.changes
    )
    return _labelled(text.label, _marked(text.shared, parts, colours), colours)


def place_html(place: Place, colours: Palette, size: int = 14) -> str:
    """The words of one place with what stands around them."""
    ground = f"background-color:{colours.mark}; color:{colours.text};"
    return (
        f'<div style="font-size:{size}px; line-height:150%">{plain(place.before)}'
        f'<span style="{ground} text-decoration:underline">{plain(place.words)}</span>'
        f"{plain(place.after)}</div>"
    )


def in_words(change: Change, count: int = 1) -> str:
    """One change with its reason, as the list beneath a text says it."""
    said = {
        OPEN: translate("Review", "“{words}” · to decide: {why}"),
        HIDDEN: translate("Review", "“{words}” → “{became}” · {why}"),
        REWORDED: translate("Review", "“{words}” → “{became}” · your words ({why})"),
        KEPT: translate("Review", "“{words}” stays, as you decided · {why}"),
    }[change.state]
    if not change.became and change.state in (HIDDEN, REWORDED):
        said = translate("Review", "“{words}” is left out · {why}")
    words = said.format(
        words=short(change.words, 60), became=short(change.became, 60), why=change.why
    )
    return words + (
        " · " + translate("Review", "{n} places in this text").format(n=count) if count > 1 else ""
    )


def short(words: str, longest: int = 80) -> str:
    """Words of one line, cut where they would not fit one, to stand in a sentence.

    Words written from right to left are isolated, else they would turn the sentence round.
    """
    one_line = " ".join(words.split())
    if len(one_line) > longest:
        one_line = one_line[: longest - 1].rstrip() + "…"
    is_from_right = any(bidirectional(letter) in ("R", "AL") for letter in one_line)
    return f"\u2068{one_line}\u2069" if is_from_right else one_line


def _labelled(label: str, html: str, colours: Palette) -> str:
    return f"{coloured(label, 'muted', colours)}<br>{html}"


def _marked(text: str, parts: Iterator[tuple[int, int, str, bool]], colours: Palette) -> str:
    known = colours.colours()
    done, at = [], 0
    for place, (start, end, ground, is_current) in enumerate(parts):
        if end <= start or start < at:
            continue
        style = f"background-color:{known[ground]}; color:{colours.text};"
        style += " font-weight:600; text-decoration:underline;" if is_current else ""
        style += "" if is_current else " text-decoration:none;"
        done.append(plain(text[at:start]))
        words = plain(text[start:end])
        done.append(f'<a href="{place}" style="{style}"><span style="{style}">{words}</span></a>')
        at = end
    done.append(plain(text[at:]))
    return "".join(done)

"""Differences between two versions as HTML: what is new underlined, what went struck through, so
that nothing hangs on colour. In running words a + and a − stand before them too.
"""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from journal.logbook.history import Difference
from journal.logbook.word_diff import Piece

LONGEST_SAME = 240  # characters of unchanged text between two changes that are shown whole
SHOWN_OF_SAME = 90


def differences_html(differences: Iterable[Difference]) -> str:
    """Every field with what changed in it; all text is escaped."""
    return "".join(
        f"<p class='field'>{escape(one.label)} · {escape(_counted(one))}</p><p>{_body(one)}</p>"
        for one in differences
    )


def _body(one: Difference) -> str:
    if one.sort == "text":
        last = len(one.pieces) - 1
        return "".join(
            _marked(piece, _shortened(piece, place == 0, place == last))
            for place, piece in enumerate(one.pieces)
        )
    if one.sort == "list":
        return ", ".join(_marked(piece, piece.text) for piece in one.pieces)
    old = next((piece for piece in one.pieces if piece.sort == "removed"), None)
    new = next((piece for piece in one.pieces if piece.sort == "added"), None)
    nothing = f"<span class='quiet'>{escape(_tr('not recorded'))}</span>"
    # No sign: beside a number it would read as so many minutes more or less.
    shown = [_lined(piece, escape(piece.text)) if piece else nothing for piece in (old, new)]
    return " → ".join(shown)


def _marked(piece: Piece, text: str) -> str:
    html = escape(text).replace("\n", "<br>")
    if piece.sort == "same":
        return html
    sign = "+" if piece.sort == "added" else "−"
    return _lined(piece, f"{sign}{html}")


def _lined(piece: Piece, html: str) -> str:
    return f"<span class='{piece.sort}'>{html}</span>"


def _shortened(piece: Piece, first: bool, last: bool) -> str:
    """Unchanged text is shown near the changes only."""
    text = piece.text
    if piece.sort != "same" or len(text) <= LONGEST_SAME:
        return text
    start = "" if first else text[:SHOWN_OF_SAME]
    end = "" if last else text[-SHOWN_OF_SAME:]
    return f"{start} … {end}"


def _counted(one: Difference) -> str:
    """How much changed, in words, for those who hear it."""
    added = sum(piece.sort == "added" for piece in one.pieces)
    removed = sum(piece.sort == "removed" for piece in one.pieces)
    if one.sort == "value":
        return _tr("changed") if added and removed else _tr("added") if added else _tr("removed")
    parts = [_tr("{n} added").format(n=added)] if added else []
    parts += [_tr("{n} removed").format(n=removed)] if removed else []
    return ", ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DifferencesHtml", text)

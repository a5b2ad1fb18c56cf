"""The mark of an outcome: a shape as well as a colour, and failure is never red."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from journal import vocabulary
from ui.palettes import Palette

SIZE = 9


@cache
def _results() -> dict[str, str]:
    terms = vocabulary.terms("outcome")
    by_id = {term.id: term.about["result"] for term in terms}
    return by_id | {vocabulary.label("outcome", term.id): by_id[term.id] for term in terms}


def result_of(outcome: str) -> str:
    """worked, mixed, failed or open, for an outcome's id or label."""
    return _results().get(outcome, "open")


def draw_mark(
    painter: QPainter, area: QRectF, outcome: str, colours: Palette, flip: bool = False
) -> float:
    """Draw the mark at the beginning of `area`; the width that it took, 0 without an outcome.

    Worked: a full disc. Mixed: half a disc. Failed: a diamond. Open: a ring.
    """
    if not outcome:
        return 0
    left = area.right() - SIZE if flip else area.left()
    body = QRectF(left, area.center().y() - SIZE / 2, SIZE, SIZE)
    result = result_of(outcome)
    colour = {"worked": colours.worked, "mixed": colours.mixed, "failed": colours.failed}.get(
        result, colours.muted
    )
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour) if result in ("worked", "failed") else Qt.BrushStyle.NoBrush)
    if result == "failed":
        middle, half = body.center(), SIZE / 2
        painter.drawPolygon(
            QPolygonF(
                [
                    middle + QPointF(0, -half),
                    middle + QPointF(half, 0),
                    middle + QPointF(0, half),
                    middle + QPointF(-half, 0),
                ]
            )
        )
    else:
        painter.drawEllipse(body)
        if result == "mixed":
            painter.setBrush(QColor(colour))
            painter.drawPie(body, 90 * 16, 180 * 16)
    return SIZE + 7

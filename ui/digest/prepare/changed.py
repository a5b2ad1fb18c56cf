"""What a decision changed in a digest, in one quiet sentence."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.digest.document import Data

_FRONT = 0


def what_changed(before: Data, after: Data) -> str:
    """Which sections have other figures or other words now; that nothing changed where none do."""
    figures = [place for place, (a, b) in _pairs(before, after) if _figures(a) != _figures(b)]
    other = [place for place, (a, b) in _pairs(before, after) if a != b and place not in figures]
    said = []
    if figures:
        said.append(
            QCoreApplication.translate("Digest", "Figures changed {where}.").format(
                where=_where(figures)
            )
        )
    if other:
        said.append(
            QCoreApplication.translate("Digest", "Words changed {where}.").format(
                where=_where(other)
            )
        )
    if not said:
        return QCoreApplication.translate("Digest", "Nothing else changed in this edition.")
    return " ".join(said)


def _pairs(before: Data, after: Data) -> list[tuple[int, tuple[Any, Any]]]:
    front = [(_FRONT, (_page_one(before), _page_one(after)))]
    old = {section["id"]: section for section in before["sections"]}
    return front + [
        (place, (old.get(section["id"]), section))
        for place, section in enumerate(after["sections"], 1)
    ]


def _page_one(document: Data) -> Data:
    return {"foreword": document["foreword"], "blocks": document["front"]}


def _figures(part: Data | None) -> list[Any]:
    """The figures of a part: the cells of its tables, and those beside answers of page one."""
    found = []
    for block in part["blocks"] if part else ():
        if block.get("type") == "table":
            found.append([row["cells"] for row in block["rows"]])
        found += [answer["figure"] for answer in block.get("answers", ()) if _counts(answer)]
    return found


def _counts(answer: Data) -> bool:
    """Whether a figure stands beside it, and not the code of the trial that it tells of."""
    return bool(answer["figure"]) and "code" not in answer["figure"].get("behind", {})


def _where(places: list[int]) -> str:
    sections = [str(place) for place in places if place != _FRONT]
    named = []
    if _FRONT in places:
        named.append(QCoreApplication.translate("Digest", "on page one"))
    if len(sections) == 1:
        named.append(QCoreApplication.translate("Digest", "in section {n}").format(n=sections[0]))
    elif sections:
        named.append(
            QCoreApplication.translate("Digest", "in sections {list} and {last}").format(
                list=", ".join(sections[:-1]), last=sections[-1]
            )
        )
    return QCoreApplication.translate("Digest", " and ").join(named)

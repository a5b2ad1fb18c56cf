"""What a decision changed in a digest, in one quiet sentence."""

from string import ascii_uppercase
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.digest.document import Data

_FRONT = ""


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


def _pairs(before: Data, after: Data) -> list[tuple[str, tuple[Any, Any]]]:
    """Each part of the digest as it was and as it is: sections by number, annexes by letter."""
    old, new = _parts(before), _parts(after)
    places = {name: place for name, (place, _part) in (old | new).items()}
    return [
        (place, (old.get(name, ("", None))[1], new.get(name, ("", None))[1]))
        for name, place in places.items()
    ]


def _parts(document: Data) -> dict[str, tuple[str, Data]]:
    sections = {
        section["id"]: (str(place), section)
        for place, section in enumerate(document["sections"], 1)
    }
    annexes = zip(ascii_uppercase, document.get("annexes", ()), strict=False)
    return (
        {_FRONT: (_FRONT, _page_one(document))}
        | sections
        | {annex["id"]: (letter, annex) for letter, annex in annexes}
    )


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


def _where(places: list[str]) -> str:
    translate = QCoreApplication.translate
    sections = [place for place in places if place.isdigit()]
    annexes = [place for place in places if place.isalpha()]
    named = [translate("Digest", "on page one")] if _FRONT in places else []
    if sections:
        text = translate("Digest", "in section {n}")
        if len(sections) > 1:
            text = translate("Digest", "in sections {n}")
        named.append(text.format(n=_listed(sections)))
    if annexes:
        text = translate("Digest", "in annex {n}")
        if len(annexes) > 1:
            text = translate("Digest", "in annexes {n}")
        named.append(text.format(n=_listed(annexes)))
    return _listed(named)


def _listed(names: list[str]) -> str:
    *first, last = names
    if not first:
        return last
    both = QCoreApplication.translate("Digest", "{list} and {last}")
    return both.format(list=", ".join(first), last=last)

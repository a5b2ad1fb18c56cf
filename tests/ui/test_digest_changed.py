"""What a decision changed, in one sentence: figures and words, by section and by annex."""

from typing import Any

import pytest

from ui.digest.prepare.changed import what_changed


def part(name: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "title": name, "lead": "", "blocks": list(blocks)}


def words(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


def table(figure: str) -> dict[str, Any]:
    return {"type": "table", "rows": [{"head": "One", "cells": [{"text": figure}]}]}


def digest(**parts: Any) -> dict[str, Any]:
    made = {"one": words("a"), "two": table("3"), "board": words("b"), "pack": table("4")} | parts
    foreword = made.pop("foreword", "")
    sections = [part(name, made[name]) for name in ("one", "two")]
    annexes = [part(name, made[name]) for name in ("board", "pack") if made[name]]
    return {"foreword": foreword, "front": [], "sections": sections, "annexes": annexes}


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (digest(), "Nothing else changed in this edition."),
        (digest(board=words("c")), "Words changed in annex A."),
        (digest(pack=table("5")), "Figures changed in annex B."),
        (digest(pack=None), "Figures changed in annex B."),
        (
            digest(foreword="Read on.", one=words("c"), two=words("d"), board=words("c")),
            "Figures changed in section 2. Words changed on page one, in section 1 and in annex A.",
        ),
        (digest(board=words("c"), pack=words("d"), two=table("9")),
         "Figures changed in section 2 and in annex B. Words changed in annex A."),
    ],
)  # fmt: skip
def test_the_parts_that_changed_are_named(after: dict[str, Any], said: str) -> None:
    assert what_changed(digest(), after) == said

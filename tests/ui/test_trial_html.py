"""One trial as it is read: its fields in words, its minutes against the usual way."""

from datetime import date

import pytest

from journal.model.trial import Trial
from ui.work.trial_html import Around, trial_html


def page(saves: int = 1, **values: object) -> str:
    common = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed",
              "tried_on": date(2026, 11, 3)}  # fmt: skip
    return trial_html(Trial(**(common | values)), Around(saves=saves))


@pytest.mark.parametrize(
    ("usual", "ai", "told"),
    [
        (60.0, 25.0, "35 fewer than the usual way"),
        (30.0, 42.5, "12.5 more than the usual way"),
        (30.0, 30.0, "As many as the usual way"),
    ],
)
def test_net_minutes_are_told_in_words(usual: float, ai: float, told: str) -> None:
    assert told in page(minutes_usual=usual, minutes_ai=ai)


def test_minutes_that_are_not_known_are_not_told() -> None:
    assert "Net minutes" not in page(minutes_ai=25.0)


def test_every_coded_value_is_read_as_its_label() -> None:
    shown = page(growth=["ethics-of-ai:deepen", "K3"], safe_use={"i-checked-it-before-use": "yes"},
                 aim=["save-time"], time_basis="timed-once")  # fmt: skip
    assert "ethics-of-ai" not in shown
    assert "Ethics of AI: Deepen, K3" in shown
    assert "Save time" in shown
    assert "i-checked" not in shown


def test_earlier_versions_are_counted() -> None:
    assert "3 versions are kept" in page(saves=3)
    assert "versions" not in page()


def test_what_somebody_wrote_is_text_and_no_markup() -> None:
    shown = page(tool=["<b>x</b>"], notes={"<i>from</i>": "<script>"})
    assert "<b>x" not in shown
    assert "<i>" not in shown
    assert "<script" not in shown

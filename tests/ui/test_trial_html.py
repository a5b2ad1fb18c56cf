"""One trial as it is read: its fields in words, its minutes against the usual way."""

from datetime import date

import pytest

from journal.logbook.chains import Step
from journal.model.follow_up import FollowUp
from journal.model.trial import ChainLink, Trial
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


def test_net_minutes_never_stand_without_basis_and_quality() -> None:
    told = page(minutes_usual=60.0, minutes_ai=25.0, time_basis="timed")
    assert "35 fewer than the usual way · " in told
    assert "quality not recorded" in told
    assert "basis not recorded" not in told


def test_no_minutes_at_all_are_told() -> None:
    assert "<td>0</td>" in page(minutes_ai=0.0)


def test_the_path_of_a_trial_leads_to_the_others() -> None:
    steps = (
        Step("ONE", "Marking", date(2026, 10, 1), "mixed", None),
        Step("TWO", "Marking", date(2026, 11, 3), "worked-well",
             ChainLink(later="TWO", earlier="ONE", changed="A <shorter> text")),
    )  # fmt: skip
    trial = Trial(id="TWO", task=["marking"], tool=["chatgpt"], tried_on=date(2026, 11, 3))
    told = trial_html(trial, Around(path=steps))
    assert "<a href='trial:ONE'>Marking · 1 Oct 2026 · Mixed</a>" in told
    assert "A &lt;shorter&gt; text" in told
    assert "(this one)" in told
    assert "Tried, changed" not in trial_html(trial, Around(path=steps[1:]))


def test_later_answers_and_the_register_are_told() -> None:
    answers = (
        FollowUp(id="A", trial="T", answered_on=date(2026, 12, 1), still_using="yes-regularly",
                 minutes_ai=12.0),
        FollowUp(id="B", trial="T", answered_on=date(2026, 12, 2)),
    )  # fmt: skip
    trial = Trial(id="T", task=["marking"], tool=["chatgpt"], tried_on=date(2026, 11, 3))
    told = trial_html(trial, Around(follow_ups=answers, register=("Ask <first>.",)))
    assert "Yes, regularly · 12 minutes with AI, all in" in told
    assert "2 Dec" not in told
    assert "Ask &lt;first&gt;." in told

"""What was found is counted by tool, job, subject and so on, each facet without its own clause."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlmodel import Session

from journal.logbook.bulk import change_several
from journal.logbook.facets import FACETS, Facet, FacetValue, facets
from journal.logbook.query import parse, with_value
from journal.logbook.search import count_found, find_numbers
from journal.logbook.trials import move_to_trash, save_trial
from journal.model.trial import Trial
from tests.fixtures.journals import NOW, TODAY, bulk_drafts, draft


def counted(session: Session, typed: str, operator: str) -> dict[str, tuple[int, str | None]]:
    """The values of one facet with their counts and states."""
    found = {facet.operator: facet for facet in facets(session, typed, TODAY)}
    return (
        {v.value: (v.count, v.state) for v in found[operator].values} if operator in found else {}
    )


@pytest.fixture
def filled(session: Session) -> Session:
    save_trial(session, draft(tool=["chatgpt"], subject=["science"], tag=["a", "b"]), NOW)
    save_trial(session, draft(tool=["chatgpt", "Own"], subject=["history"], tag=["a"]), NOW)
    save_trial(session, draft(tool=["claude"], subject=["science"], did="rhubarb"), NOW)
    move_to_trash(session, save_trial(session, draft(tool=["suno"], tag=["gone"]), NOW), NOW)
    return session


def test_everything_is_counted_most_frequent_first(filled: Session) -> None:
    found = facets(filled, "", TODAY)
    assert [facet.operator for facet in found] == [
        "tool", "task", "subject", "outcome", "tag"
    ]  # fmt: skip
    assert found[0] == Facet(
        "tool",
        "Tool",
        (
            FacetValue("chatgpt", "ChatGPT", 2),
            FacetValue("claude", "Claude", 1),
            FacetValue("Own", "Own", 1),
        ),
    )


@pytest.mark.parametrize(
    ("typed", "operator", "expected"),
    [
        ("rhubarb", "tool", {"claude": (1, None)}),
        ("rhubarb", "tag", {}),
        ("-rhubarb", "tool", {"chatgpt": (2, None), "Own": (1, None)}),
        ("zzz", "tool", {}),
        ("tool:claude", "subject", {"science": (1, None)}),
        # A facet's own clause is disregarded, so that one can widen it.
        ("tool:claude", "tool", {"chatgpt": (2, None), "claude": (1, "and"), "Own": (1, None)}),
        ("tool:claude subject:history", "tool", {"chatgpt": (1, None), "Own": (1, None),
                                                 "claude": (0, "and")}),
        ("tool:claude,chatgpt", "tool", {"chatgpt": (2, "or"), "claude": (1, "or"),
                                         "Own": (1, None)}),
        ("-tool:claude", "tool", {"chatgpt": (2, None), "claude": (1, "not"), "Own": (1, None)}),
        ("-tool:claude", "subject", {"science": (1, None), "history": (1, None)}),
        ("tool:own ", "tool", {"chatgpt": (2, None), "claude": (1, None), "Own": (1, "and")}),
        ("tool:suno", "tool", {"chatgpt": (2, None), "claude": (1, None), "Own": (1, None),
                               "suno": (0, "and")}),
        ("tag:miss", "tag", {"a": (2, None), "b": (1, None)}),
        ("tag:missing ", "tag", {"a": (2, None), "b": (1, None), "missing": (0, "and")}),
        ("tag:a", "tag", {"a": (2, "and"), "b": (1, None)}),
        ("outcome:worked rhubarb", "outcome", {"mixed": (1, None), "worked-well": (0, "or"),
                                               "worked-after-changes": (0, "or")}),
        ("is:trash", "tool", {"suno": (1, None)}),
    ],
)  # fmt: skip
def test_counts(
    filled: Session, typed: str, operator: str, expected: dict[str, tuple[int, str | None]]
) -> None:
    assert counted(filled, typed, operator) == expected


def test_a_count_is_what_a_click_finds(session: Session) -> None:
    for made in bulk_drafts(120):
        save_trial(session, made, NOW)
    for typed in ("", "the ", "quiz -agenda", "tool:claude,chatgpt", "outcome:worked the "):
        for facet in facets(session, typed, TODAY):
            for value in facet.values:
                if value.state is None:
                    clicked = with_value(typed, facet.operator, value.value, "and")
                    query = parse(clicked, TODAY)
                    alone = parse(typed, TODAY).without(facet.operator)
                    if alone == parse(typed, TODAY):
                        assert count_found(session, query) == value.count
                        assert len(find_numbers(session, query)) == value.count


def test_counts_by_hand(session: Session) -> None:
    made = [save_trial(session, one, NOW) for one in bulk_drafts(80)]
    by_hand = Counter(phase for trial in made for phase in trial.phase)
    assert counted(session, "", "phase") == {name: (n, None) for name, n in by_hand.items()}


def test_counting_can_be_called_off(session: Session) -> None:
    for made in bulk_drafts(5):
        save_trial(session, made, NOW)

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        facets(session, "", TODAY, progress=stop)


def test_an_empty_journal_has_no_facets(session: Session) -> None:
    assert facets(session, "", TODAY) == ()


def test_a_value_edited_away_is_gone(session: Session) -> None:
    trial = save_trial(session, draft(tag=["old"]), NOW)
    change_several(session, [trial.id], {}, NOW + timedelta(hours=1), ["new"], ["old"])
    assert counted(session, "", "tag") == {"new": (1, None)}
    assert session.get_one(Trial, trial.n).tag == ["new"]
    assert set(FACETS) >= {facet.operator for facet in facets(session, "", TODAY)}

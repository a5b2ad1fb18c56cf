"""What the tool register says of a tool: a sentence only where there is something to say."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from journal.logbook.register import add_tool, approval

TODAY = date(2026, 11, 3)


def registered(session: Session, **values: Any) -> None:
    add_tool(session, {"tool": "Copilot", "status": "approved"} | values)


def test_without_a_register_nothing_is_said(session: Session) -> None:
    found = approval(session, "ChatGPT", TODAY)
    assert (found.status, found.sentence) == ("no-register", None)


@pytest.mark.parametrize("written", ["Copilot", "MS Copilot", "microsoft-copilot", "bing chat"])
def test_an_approved_tool_under_any_of_its_names(session: Session, written: str) -> None:
    registered(session)
    found = approval(session, written, TODAY)
    assert (found.status, found.sentence) == ("approved", None)


def test_a_tool_of_a_like_name_is_another_tool(session: Session) -> None:
    registered(session)
    found = approval(session, "GitHub Copilot", TODAY)
    assert found.status == "not-in-register"
    assert found.sentence
    assert found.sentence.startswith("GitHub Copilot is not in your tool")


def test_an_own_tool_in_another_case(session: Session) -> None:
    registered(session, tool="Class Helper")
    assert approval(session, "class helper", TODAY).status == "approved"


def test_a_trial_without_a_named_tool_is_left_alone(session: Session) -> None:
    registered(session)
    assert approval(session, "Not named / not sure", TODAY).sentence is None
    assert approval(session, "", TODAY).sentence is None


@pytest.mark.parametrize(
    ("values", "status", "part"),
    [
        ({"status": "not-approved"}, "not-approved", "not approved at your school so far"),
        ({"status": "under-review"}, "under-review", "still being looked at"),
        ({"status": "not-known"}, "not-known", "not known yet"),
        ({"review_on": "2026-10"}, "lapsed", "looked at again by October 2026"),
        ({"approved_uses": "Planning."}, "approved-with-limits", "(for Planning)"),
        ({"age_limit": 13}, "approved-with-limits", "(from age 13)"),
        (
            {"data_limits": "no pupil data", "age_limit": 18},
            "approved-with-limits",
            "(data: no pupil data; from age 18)",
        ),
        ({"status": "approved-with-limits"}, "approved-with-limits", "does not say which"),
    ],
)
def test_one_kind_sentence(
    session: Session, values: dict[str, Any], status: str, part: str
) -> None:
    registered(session, **values)
    found = approval(session, "Microsoft Copilot", TODAY)
    assert found.status == status
    assert found.sentence
    assert part in found.sentence
    assert "Microsoft Copilot" in found.sentence


def test_an_approval_holds_through_the_month_of_its_review(session: Session) -> None:
    registered(session, review_on="2026-11")
    assert approval(session, "Copilot", TODAY).status == "approved"
    assert approval(session, "Copilot", date(2026, 12, 1)).status == "lapsed"


def test_a_lapsed_review_of_a_tool_that_is_not_approved_is_no_news(session: Session) -> None:
    registered(session, status="not-approved", review_on="2020-01")
    assert approval(session, "Copilot", TODAY).status == "not-approved"


def test_of_several_tiers_the_approved_one_is_named(session: Session) -> None:
    registered(session, version="free", status="not-approved")
    registered(session, version="school licence")
    found = approval(session, "Copilot", TODAY)
    assert found.status == "approved-with-limits"
    assert found.sentence
    assert "Microsoft Copilot (school licence) is approved" in found.sentence

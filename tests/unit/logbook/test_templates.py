"""Templates hold what lasts, for one job each."""

from datetime import UTC, datetime

from sqlmodel import Session

from journal.logbook.templates import (
    forget_template,
    keep_template,
    lasting,
    templates,
)

NOW = datetime(2026, 11, 19, 16, 40, tzinfo=UTC)
TYPED = {
    "task": ["marking"], "tool": ["chatgpt"], "aim": ["save-time"], "worked": "Well.",
    "didnt": "Slow.", "outcome": "mixed", "minutes_ai": "20", "tried_on": "2026-11-19",
    "confidence_after": "4", "visibility": "leaders", "safe_use": {"x": "yes"}, "tag": ["autumn"],
    "prompt": "Mark this against the scheme.",
}  # fmt: skip


def test_nothing_about_one_occasion_makes_a_template() -> None:
    assert lasting(TYPED) == {
        "aim": ["save-time"], "tool": ["chatgpt"], "tag": ["autumn"],
        "prompt": "Mark this against the scheme.",
    }  # fmt: skip


def test_what_the_owner_typed_into_a_template_stays_but_never_who_may_see_it(
    session: Session,
) -> None:
    keep_template(session, "Marking", TYPED, NOW)
    kept = templates(session)["marking"]
    assert (kept["worked"], kept["minutes_ai"]) == ("Well.", "20")
    assert not {"visibility", "tried_on", "task"} & set(kept)


def test_one_template_a_job_and_none_once_it_is_forgotten(session: Session) -> None:
    keep_template(session, "marking", {"tool": ["chatgpt"]}, NOW)
    keep_template(session, "marking", {"tool": ["claude"]}, NOW)
    keep_template(session, "Assembly plans", {"tag": ["hall"]}, NOW)
    assert list(templates(session)) == ["Assembly plans", "marking"]
    assert templates(session)["marking"] == {"tool": ["claude"]}
    forget_template(session, "marking")
    forget_template(session, "marking")
    assert "marking" not in templates(session)

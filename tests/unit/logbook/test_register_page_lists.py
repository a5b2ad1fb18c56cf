"""What the page of the tool register lists: reviews first, and tools that are used but not here."""

from datetime import date

import pytest
from sqlmodel import Session

from journal.errors import UserError
from journal.logbook.register import (
    add_tool,
    by_urgency,
    change_tool,
    put_tool_back,
    registered_tools,
    remove_tool,
    tool_by_id,
    tools_not_here,
)
from journal.logbook.trials import move_to_trash, save_trial
from tests.fixtures.journals import NOW, draft

TODAY = date(2026, 11, 21)


def test_reviews_that_are_past_or_soon_come_first(session: Session) -> None:
    for tool, review in (
        ("Suno", "2026-12"), ("Claude", None), ("ChatGPT", "2030-01"), ("Canva", "2026-10"),
        ("Diffit", "2025-01"),
    ):  # fmt: skip
        add_tool(session, {"tool": tool, "review_on": review})
    assert [tool.tool for tool in by_urgency(session, TODAY)] == [
        "diffit", "canva", "suno", "chatgpt", "claude",
    ]  # fmt: skip


def test_tools_that_are_used_and_not_here(session: Session) -> None:
    save_trial(session, draft(tool=["claude", "Class Helper", "not-named-not-sure"]), NOW)
    save_trial(session, draft(tool=["claude", "suno"]), NOW)
    move_to_trash(session, save_trial(session, draft(tool=["canva"]), NOW), NOW)
    assert tools_not_here(session) == [("claude", 2), ("Class Helper", 1), ("suno", 1)]
    add_tool(session, {"tool": "Claude"})
    add_tool(session, {"tool": "class helper"})
    assert tools_not_here(session) == [("suno", 1)]


def test_a_line_is_removed_and_put_back(session: Session) -> None:
    tool = add_tool(session, {"tool": "Claude", "age_limit": 18, "status": "approved"})
    before = tool.model_dump(exclude={"n"})
    said = remove_tool(session, tool)
    assert list(registered_tools(session)) == []
    put_tool_back(session, said)
    (back,) = registered_tools(session)
    assert back.model_dump(exclude={"n"}) == before
    change_tool(session, back, {"age_limit": "", "status": "", "approved_uses": "Planning"})
    assert (back.age_limit, back.status, back.approved_uses) == (None, "not-known", "Planning")
    put_tool_back(session, said)
    assert back.model_dump(exclude={"n"}) == before


def test_a_line_is_named_by_the_start_of_its_id(session: Session) -> None:
    free = add_tool(session, {"tool": "Claude", "version": "free"})
    school = add_tool(session, {"tool": "Claude", "version": "school"})
    with pytest.raises(UserError, match="Several lines are about “claude”"):
        tool_by_id(session, "claude")
    assert tool_by_id(session, school.id[:8].lower()) is school
    assert tool_by_id(session, free.id) is free

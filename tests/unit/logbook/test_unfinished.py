"""is:draft with words and operators beside it."""

import pytest
from sqlmodel import Session

from journal.logbook.drafts import CHAIN, keep_draft
from journal.logbook.query import parse
from journal.logbook.unfinished import find_drafts
from tests.fixtures.journals import NOW, TODAY

LETTER, QUIZ = "letter", "quiz"


@pytest.fixture
def unfinished(session: Session) -> Session:
    letter = {
        "did": "A letter\nfor parents", "task": ["report-comments"], "tool": ["MS Copilot"],
        "next": " ", "visibility": "group", "outcome": "mixed",
    }  # fmt: skip
    quiz = {
        "did": 'Ten "questions", café', "task": ["marking"], "tool": ["diffit"], "next": "Again",
        "tag": ["year 7"], "minutes_usual": 30, "minutes_checking": 5,
        CHAIN: {"changed": "fewer of them"},
    }  # fmt: skip
    keep_draft(session, letter, NOW, draft_id=LETTER)
    keep_draft(session, quiz, NOW, draft_id=QUIZ)
    return session


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("is:draft ", {LETTER, QUIZ}),
        ("is:draft for parents", {LETTER}),
        ('is:draft "letter for"', {LETTER}),
        ("is:draft nfor", set()),
        ("is:draft dict", set()),
        ("is:draft did ", set()),
        ("is:draft -parents", {QUIZ}),
        ("is:draft cafe quest", {QUIZ}),
        ("is:draft fewer", {QUIZ}),
        ('is:draft "report comments"', {LETTER}),
        ("is:draft tool:copilot ", {LETTER}),
        ("is:draft tool:dif", {QUIZ}),
        ("is:draft -tool:diffit", {LETTER}),
        ("is:draft task:marking,report-comments", {LETTER, QUIZ}),
        ("is:draft outcome:partly", {LETTER}),
        ('is:draft tag:"year 7"', {QUIZ}),
        ("is:draft has:next", {QUIZ}),
        ("is:draft has:minutes", {QUIZ}),
        ("is:draft -has:link", {LETTER}),
        ("is:draft is:shared", {LETTER}),
        ("is:draft is:private", {QUIZ}),
        ("is:draft is:sent", set()),
        ("is:draft after:2026-11-21", {LETTER, QUIZ}),
        ("is:draft before:2026-11-21", set()),
    ],
)
def test_what_is_found(unfinished: Session, typed: str, found: set[str]) -> None:
    assert {draft.id for draft in find_drafts(unfinished, parse(typed, TODAY))} == found

"""Where the leaders' edition answers what heads ask, and what it says that it cannot prove."""

import json
from typing import Any

import pytest

from journal.digest.document import Document
from journal.digest.wording import figure_title
from tests.fixtures.digests import composed

ASKED = {
    "where are staff now": ("listening", ("confidence", "curiosity", "barrier")),
    "why are we using AI": ("listening", ("aim",)),
    "which tools, and whose accounts": ("safe-use", ("accounts",)),
    "is personal data staying out, and output checked": (
        "safe-use",
        ("safe_use", "data_put_in", "checking"),
    ),
    "which concerns arose, and what was done": ("safe-use", ("concern", "concern_action")),
    "is workload falling or moving": ("time", ("effort", "effort_moved_to", "time_went_to")),
    "is the offer fair across phases and subjects": ("spread-and-gaps", ("spread", "subject_area")),
    "who cannot use it, and why": ("who-benefited", ("could_not_use", "in_the_way")),
    "what training, time or support is asked for": ("listening", ("support_wanted",)),
    "what lasted, and how strong is the evidence": ("still-in-use", ("still_using", "go_by")),
    "how often it was repeated": ("listening", ("evidence",)),
}
"""Each question with its section and the tables in it; each is a table or named in a sentence."""


@pytest.fixture(scope="module")
def leaders() -> Document:
    return composed("large", "leaders").document


def _section(document: Document, section_id: str) -> dict[str, Any]:
    (found,) = (one.data() for one in document.sections if one.id == section_id)
    return found


@pytest.mark.parametrize("question", ASKED)
def test_each_question_has_its_answer_in_figures(leaders: Document, question: str) -> None:
    section, tables = ASKED[question]
    words = json.dumps(_section(leaders, section), ensure_ascii=False)
    for table in tables:
        assert figure_title(table) in words


def test_each_table_says_on_how_many_people_it_rests(leaders: Document) -> None:
    tables = [table for table in leaders.tables() if table["id"] != "register"]
    assert len(tables) > 15
    assert all(" people" in table["basis"] for table in tables)


def test_who_owns_a_tool_and_what_it_lacks_is_said_and_which_has_no_entry(
    leaders: Document,
) -> None:
    blocks = _section(leaders, "safe-use")["blocks"]
    (register,) = (block for block in blocks if block.get("id") == "register")
    assert {"Owner", "Status", "Data protection assessment", "Age limit"} < {*register["columns"]}
    (missing,) = (
        one["text"] for one in blocks if "not in the tool register" in one.get("text", "")
    )
    assert "Google Gemini (about 5)" in missing
    assert "ChatGPT" not in missing


def test_that_no_leader_tells_of_a_trial_is_said(leaders: Document) -> None:
    (none,) = _section(leaders, "leaders-own-trials")["blocks"]
    assert none == {
        "type": "empty",
        "text": "No trial that a leader talks about openly is in this digest yet.",
    }


def test_it_says_what_it_cannot_prove(leaders: Document) -> None:
    told = " ".join(leaders.closing)
    for unproven in ("what pupils learned", "whether the law was kept", "know the policy"):
        assert unproven in told

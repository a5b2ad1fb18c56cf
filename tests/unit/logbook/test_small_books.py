"""Drafts, chains, check-ins and the tool register."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from journal import vocabulary
from journal.errors import UserError
from journal.logbook.chains import again_with_one_change, link, link_to, links
from journal.logbook.check_ins import add_check_in, check_ins
from journal.logbook.drafts import drafts, drop_draft, keep_draft
from journal.logbook.register import add_tool, change_tool, registered_tools, tool_by_id
from journal.logbook.trials import save_trial
from journal.model.fields import TEXT_LIMIT
from tests.fixtures.journals import NOW, TODAY, draft


class TestDrafts:
    def test_a_draft_is_kept_as_it_stands(self, session: Session) -> None:
        content = {"did": "half a sen", "minutes_ai": "abc", "tool": [], "odd": {"x": None}}
        kept = keep_draft(session, content, NOW)
        content["did"] = "changed elsewhere"
        session.expire_all()
        assert kept.content["did"] == "half a sen"
        assert kept.content["minutes_ai"] == "abc"

    def test_typing_on_replaces_it(self, session: Session) -> None:
        kept = keep_draft(session, {"did": "a"}, NOW)
        again = keep_draft(session, {"did": "ab"}, NOW + timedelta(seconds=1), kept.id)
        assert [draft.content for draft in drafts(session)] == [{"did": "ab"}]
        assert again.id == kept.id

    def test_several_at_once_last_touched_first(self, session: Session) -> None:
        one = keep_draft(session, {"did": "one"}, NOW)
        keep_draft(session, {"did": "two"}, NOW + timedelta(seconds=1), trial="X")
        keep_draft(session, {"did": "one!"}, NOW + timedelta(seconds=2), one.id)
        assert [(d.content["did"], d.trial) for d in drafts(session)] == [
            ("one!", None),
            ("two", "X"),
        ]

    def test_a_draft_under_an_id_of_one_s_own(self, session: Session) -> None:
        keep_draft(session, {"did": "x"}, NOW, draft_id="MINE")
        assert [draft.id for draft in drafts(session)] == ["MINE"]

    def test_dropping(self, session: Session) -> None:
        kept = keep_draft(session, {}, NOW)
        drop_draft(session, kept.id)
        drop_draft(session, kept.id)
        assert list(drafts(session)) == []


class TestChains:
    def test_again_with_one_change_asks_anew_what_only_the_new_attempt_can_tell(
        self, session: Session
    ) -> None:
        first = save_trial(
            session,
            draft(did="The same", prompt="As before", minutes_ai=5, items=3, visibility="leaders",
                  line_for_leaders="x", source_hash="abc", tag=["a"], next="y"),
            NOW,
        )  # fmt: skip
        again = again_with_one_change(first)
        assert (again.kind, again.visibility) == ("tried-again-with-one-change", "me")
        assert (again.did, again.prompt, again.tag, again.task) == (
            "The same", "As before", ["a"], ["marking"],
        )  # fmt: skip
        for name in ("worked", "didnt", "next", "outcome", "minutes_ai", "items", "tried_on",
                     "line_for_leaders", "source_hash"):  # fmt: skip
            assert getattr(again, name) is None
        assert first.worked

    def test_the_copy_shares_nothing_with_the_trial(self, session: Session) -> None:
        first = save_trial(session, draft(tag=["a"]), NOW)
        again_with_one_change(first).tag.append("b")
        assert first.tag == ["a"]

    def test_links(self, session: Session) -> None:
        one, two, three = (save_trial(session, draft(did=str(n)), NOW) for n in range(3))
        link(session, one, two, "different-tool", "Claude", "faster", None)
        link(session, two, three)
        link(session, one, two, "different-tool", "Claude", "faster", "slower")
        made = link_to(session, two.id)
        assert made is not None
        assert (made.earlier, made.happened) == (one.id, "slower")
        assert link_to(session, one.id) is None
        assert {later: found.earlier for later, found in links(session).items()} == {
            two.id: one.id, three.id: two.id,
        }  # fmt: skip


class TestCheckIns:
    def test_a_check_in_by_id_and_by_label(self, session: Session) -> None:
        made = add_check_in(
            session,
            {"confidence": "Fairly confident", "curiosity": "curious", "barrier": "Time",
             "support_wanted": ["Training", "training", ""], "stuck": "  here ", "using": ""},
            NOW,
        )  # fmt: skip
        assert (made.confidence, made.curiosity) == ("fairly-confident", "curious")
        assert (made.barrier, made.support_wanted) == (["time"], ["training"])
        assert (made.stuck, made.using, made.visibility) == ("here", None, "me")
        assert (made.source, made.made_on) == ("self", TODAY)

    def test_a_text_that_no_database_holds_is_mended(self, session: Session) -> None:
        made = add_check_in(session, {"stuck": "a\ud800b\0", "using": 5}, NOW)
        assert (made.stuck, made.using) == ("a?b", "5")

    @pytest.mark.parametrize("name", ["confidence", "curiosity"])
    def test_prefer_not_to_say_is_an_answer(self, session: Session, name: str) -> None:
        assert add_check_in(session, {name: "Prefer not to say"}, NOW)

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({}, "is empty"),
            ({"stuck": "  ", "barrier": []}, "is empty"),
            ({"confidence": "as ever"}, "is no answer here; choose one of: Not at all confident"),
            ({"barrier": ["time", "the weather"]}, "“the weather” is no answer here"),
            ({"visibility": "everyone", "stuck": "x"}, "is no answer here"),
            ({"barrier": True}, "“True” is no answer here"),
            ({"barrier": [["time"]]}, "is no answer here"),
            ({"confidence": 3}, "“3” is no answer here"),
            ({"stuck": "x" * (TEXT_LIMIT + 1)}, "longer than 200,000"),
        ],
    )
    def test_what_is_no_check_in(
        self, session: Session, values: dict[str, Any], sentence: str
    ) -> None:
        with pytest.raises(UserError, match=sentence):
            add_check_in(session, values, NOW)
        assert list(check_ins(session)) == []

    def test_newest_first(self, session: Session) -> None:
        made = [add_check_in(session, {"stuck": str(n)}, NOW, "slip") for n in range(3)]
        assert list(check_ins(session)) == made[::-1]


class TestRegister:
    def test_what_is_not_given_is_not_known(self, session: Session) -> None:
        tool = add_tool(session, {"tool": "MS Copilot"})
        assert (tool.tool, tool.status, tool.dpia_status, tool.owner_role) == (
            "microsoft-copilot", "not-known", "not-known", "not-known",
        )  # fmt: skip
        assert tool.age_limit is None

    def test_changing(self, session: Session) -> None:
        tool = add_tool(session, {"tool": "Claude"})
        change_tool(
            session, tool, {"status": "Approved", "age_limit": "18", "review_on": "2027-03"}
        )
        assert (tool.status, tool.age_limit, tool.review_on) == ("approved", 18, "2027-03")
        assert tool_by_id(session, "claude") is tool
        assert tool_by_id(session, tool.id.lower()) is tool

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({}, "Name the tool"),
            ({"tool": "  "}, "Name the tool"),
            ({"tool": "x", "age_limit": -1}, "between 0 and 99"),
            ({"tool": "x", "age_limit": "old"}, "between 0 and 99"),
            ({"tool": "x", "status": "beloved"}, "choose one of: Approved"),
            ({"tool": "x", "review_on": "March"}, "Give the month"),
            ({"tool": "x", "review_on": "2027-13"}, "Give the month"),
        ],
    )
    def test_what_is_no_line_of_the_register(
        self, session: Session, values: dict[str, Any], sentence: str
    ) -> None:
        with pytest.raises(UserError, match=sentence):
            add_tool(session, values)
        assert list(registered_tools(session)) == []

    def test_a_wrong_change_changes_nothing(self, session: Session) -> None:
        tool = add_tool(session, {"tool": "Claude"})
        with pytest.raises(UserError):
            change_tool(session, tool, {"approved_uses": "all", "status": "beloved"})
        assert tool.approved_uses is None

    def test_a_tool_that_is_not_there(self, session: Session) -> None:
        with pytest.raises(UserError, match="“Claude” is not in the register"):
            tool_by_id(session, "Claude")

    @pytest.mark.parametrize("name", ["owner_role", "dpia_status", "status"])
    def test_every_answer_of_the_lists_is_taken(self, session: Session, name: str) -> None:
        for term in vocabulary.terms(name):
            assert getattr(add_tool(session, {"tool": "x", name: term.label}), name) == term.id

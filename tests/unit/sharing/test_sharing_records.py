"""What leaves, to the byte: nothing exact, nothing private, nothing that is not on the list."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal import vocabulary
from journal.bundle.archive import ArchiveLimits, read_archive
from journal.bundle.records import GroupTrial
from journal.group import membership
from journal.group.announcement import CONTEXT
from journal.logbook import chains, register
from journal.logbook.check_ins import add_check_in
from journal.logbook.trials import edit_trial, save_trial, trial_by_id
from journal.model import fields
from journal.paths import Home
from journal.sharing.records import Placing
from tests.fixtures.groups import NOW, Computer, unsealed
from tests.fixtures.journals import draft

# Every field of a trial, each with a mark of its own where it takes words.
FULL: dict[str, Any] = {
    "kind": "tried-it", "aim": ["personalise-or-adapt-learning"], "task": ["marking"],
    "tool": ["chatgpt", "zzbot"], "tool_version": "zzversion", "tool_access": "free-version",
    "tried_by": "me", "use": "used-once", "hands_on": "me", "for_whom": ["whole-class"],
    "phase": ["early-years"], "year_label": "zzyearlabel", "setting": "special",
    "subject": ["biology", "zzownsubject"], "pupil_reach": "one-class", "did": "zzdid",
    "prompt": "zzprompt", "worked": "zzworked", "didnt": "zzdidnt", "next": "zznext",
    "outcome": "mixed", "decision": "stop", "kept": "zzkept", "priority": "zzpriority",
    "minutes_usual": 87.25, "minutes_ai": 41.75, "minutes_prompting": 3.125,
    "minutes_checking": 6.375, "minutes_fixing": 1.625, "minutes_learning": 2.875, "items": 31,
    "time_basis": "timed", "quality_vs_usual": "better", "time_went_to": "more-planning",
    "effort_moved_to": ["me-later"], "checking": "skimmed", "fixes": "none",
    "evidence": ["my-impression"], "concern": ["wrong-or-made-up-content"],
    "concern_action": ["corrected-it"], "data_put_in": ["nothing-personal"], "barrier": ["time"],
    "pupil_benefit": ["instant-feedback"], "confidence_before": "a-little-confident",
    "confidence_after": "fairly-confident", "role_band": "middle-leader",
    "learned_from": "a-colleague", "still_using": "sometimes", "based_on": "T-4F7K-9Q2M",
    "tag": ["zztag"], "growth": ["zzgrowth"], "line_for_leaders": "zzline",
    "open_name": "zzopenname", "notes": {"zznotekey": "zznotevalue"}, "source_hash": "zzsource",
    "tried_on": "2026-11-17",
}  # fmt: skip
PRIVATE = (
    "zzyearlabel", "zzownsubject", "zzgrowth", "zznotekey", "zznotevalue", "zzsource",
    "87.25", "41.75", "45.5", "3.125", "6.375", "1.625", "2.875", "2026-11-17", "11-17",
    "a-little-confident", "fairly-confident", '"items"', "confidence_",
)  # fmt: skip


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path / "zzfolder")).found()
    yield made
    made.close()


def plain(computer: Computer, **more: Any) -> bytes:
    return computer.share(**more).plain


def test_the_fields_above_are_all_there_are() -> None:
    left_out = {"visibility", "work_area", "safe_use", "reason_not_used", "could_not_use"}
    assert set(FULL) | left_out | set(fields.FLAGS) == set(fields.FIELDS)


def test_nothing_exact_and_nothing_private_stands_in_the_bytes(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(variable, "zzuser")
    monkeypatch.setattr(socket, "gethostname", lambda: "zzhost")
    trial = computer.log(**FULL, visibility="leaders", prompt_released=True)
    data = plain(computer)
    here = [trial, "zzuser", "zzhost", "zzfolder", str(Path.cwd())]
    mine = computer.mine
    secrets = [
        mine.contributor_key, mine.id_secret, mine.own_identity, str(mine.inbox_identity),
        str(mine.reading_identity), str(mine.facilitator_key), mine.withdrawal_code,
    ]  # fmt: skip
    with computer.journal.reading() as session:
        created = trial_by_id(session, trial).created_at
    times = [f"{created:%H:%M}", str(created.date())]
    found = [one for one in (*PRIVATE, *here, *secrets, *times) if one.encode() in data]
    assert found == []
    for words in ("zzworked", "zzdid", "zzprompt", "zztag", "zzbot", "zzversion", "zzline"):
        assert words.encode() in data  # the search would find what is there
    assert b"60-120" in data


def test_the_prompt_and_the_line_stay_unless_they_are_released(computer: Computer) -> None:
    computer.log(**FULL, visibility="group")
    data = plain(computer)
    for words in ("zzprompt", "zzline", "zzopenname", "trials-leaders"):
        assert words.encode() not in read_members(data)
    assert b"zzworked" in data


def read_members(data: bytes) -> bytes:
    """The members without the README, which names every table."""
    members = read_archive(data, ArchiveLimits())
    return b"".join(content for name, content in members.items() if name != "README.txt")


def test_leaders_get_codes_the_tool_and_the_line_only(computer: Computer) -> None:
    computer.log(**FULL | {"task": ["marking", "zztask"]}, visibility="leaders")
    members = read_archive(plain(computer), ArchiveLimits())
    for_leaders = members["trials-leaders.jsonl"]
    assert b"zzline" in for_leaders
    assert b"zzbot" in for_leaders
    assert b"zzopenname" in for_leaders
    for words in ("zzworked", "zzdid", "zznext", "zzkept", "zzpriority", "zztag", "zztask"):
        assert words.encode() not in for_leaders
        assert words.encode() in members["trials-group.jsonl"]


def test_bands_and_periods_stand_in_place_of_figures(computer: Computer) -> None:
    computer.log(**FULL)
    (trial,) = unsealed(computer.share()).contents.group_trials
    assert (trial.usual_band, trial.ai_band) == ("60-120", "30-60")
    assert (trial.net_band, trial.net_per_item_band) == ("saved-30-60", "saved-0-5")
    assert (trial.period, trial.subject_area) == ("2026-11", ("other", "sciences"))
    assert (trial.based_on, trial.phase) == ("4F7K9Q2M", ("early-years",))


def test_unknown_minutes_give_no_band(computer: Computer) -> None:
    computer.log(minutes_usual=30)
    (trial,) = unsealed(computer.share()).contents.group_trials
    assert trial.usual_band == "30-60"
    assert (trial.ai_band, trial.net_band, trial.net_per_item_band) == (None, None, None)


def test_own_words_travel_as_tool_task_and_tag_only(computer: Computer) -> None:
    own = {name: "zzown" for name in fields.SINGLE_CODED if name not in ("kind", "visibility")}
    own |= {name: ["zzown"] for name in fields.SEVERAL_CODED}
    computer.log(**own, tag=["zzown"], visibility="leaders")
    (trial,) = unsealed(computer.share()).contents.group_trials
    values = trial.model_dump()
    assert {name for name, value in values.items() if "zzown" in str(value)} == {
        "task", "tool", "tag",
    }  # fmt: skip


def test_what_is_not_on_the_list_cannot_be_written() -> None:
    for name in ("name", "school", "tried_on", "minutes_usual", "confidence_before", "year_label"):
        with pytest.raises(ValueError, match="Extra inputs"):
            GroupTrial.model_validate({"id": "0" * 26, "round": 1, name: "x"})


@pytest.mark.parametrize("name", CONTEXT)
def test_context_goes_along_only_if_it_is_asked_for_and_let(name: str, computer: Computer) -> None:
    computer.log(**FULL)

    def value() -> Any:
        (trial,) = computer.prepared().contents.group_trials
        return getattr(trial, name)

    assert value()
    rest = [one for one in CONTEXT if one != name]
    computer.change(lambda s, mine: setattr(mine, "context", rest))
    assert not value()
    computer.change(lambda s, mine: setattr(mine, "context", list(CONTEXT)))
    computer.change(lambda s, mine: membership.announce(s, mine, context=tuple(rest)))
    assert not value()


def test_what_is_no_context_always_goes_along() -> None:
    placing = Placing(b"", 1, {}, frozenset(), frozenset(("outcome",)))
    assert placing.goes_along("outcome")
    assert not placing.goes_along("phase")


def test_a_chain_goes_along_only_with_both_its_trials(computer: Computer) -> None:
    ids = [computer.log(worked="one"), computer.log(worked="two"), computer.log(worked="three")]

    def link(session: Any, _mine: Any) -> None:
        earlier, later, last = (trial_by_id(session, one) for one in ids)
        change = sorted(vocabulary.ids("change_made"))[0]
        chains.link(session, earlier, later, change, "zzchanged", "we expect more", "less came")
        chains.link(session, later, last, "zzown")
        last.visibility = "me"
        session.add(last)

    computer.change(link)
    trials = {one.worked: one for one in computer.prepared().contents.group_trials}
    assert set(trials) == {"one", "two"}
    assert trials["two"].follows == trials["one"].id
    assert trials["two"].change_expected == "we expect more"
    assert trials["two"].change_happened == "less came"
    computer.change(lambda s, _m: setattr(trial_by_id(s, ids[0]), "visibility", "me"))
    (alone,) = computer.prepared().contents.group_trials
    assert (alone.follows, alone.change_made) == (None, None)


def test_a_chain_among_leaders_is_of_what_leaders_see(computer: Computer) -> None:
    ids = [computer.log(worked="one"), computer.log(worked="two", visibility="leaders")]
    computer.change(lambda s, _m: chains.link(s, *(trial_by_id(s, one) for one in ids)))
    contents = unsealed(computer.share()).contents
    assert [one.follows for one in contents.leaders_trials] == [None]
    assert len([one for one in contents.group_trials if one.follows]) == 1


def test_check_ins_go_with_texts_to_the_group_and_as_codes_to_leaders(computer: Computer) -> None:
    def add(session: Any, _mine: Any) -> None:
        values = {"using": "zzusing", "barrier": ["time"], "confidence": "fairly-confident"}
        add_check_in(session, values | {"visibility": "leaders"}, NOW)
        add_check_in(session, {"stuck": "zzstuck", "visibility": "group"}, NOW, source="slip")
        add_check_in(session, {"stuck": "zzmine"}, NOW)

    computer.change(add)
    members = read_archive(plain(computer), ArchiveLimits())
    assert b"zzusing" in members["check-ins-group.jsonl"]
    assert b"zzstuck" in members["check-ins-group.jsonl"]
    for_leaders = members["check-ins-leaders.jsonl"]
    assert (for_leaders.count(b"\n"), b"zz" in for_leaders) == (1, False)
    assert b"zzmine" not in b"".join(members.values())


def test_the_register_goes_along_from_its_keeper_only(computer: Computer) -> None:
    def add(session: Any, _mine: Any) -> None:
        register.add_tool(session, {"tool": "chatgpt", "approved_uses": "zzuses"})
        register.add_tool(session, {"tool": "zztool", "review_on": "2027-05", "age_limit": 13})
        register.add_tool(session, {"tool": "old", "review_on": "1999-05"})

    computer.change(add)
    assert unsealed(computer.share()).contents.tools == ()
    tools = unsealed(computer.share(register_keeper=True)).contents.tools
    assert {one.tool: one.review_on for one in tools} == {
        "chatgpt": None, "zztool": "2027-05", "old": None,
    }  # fmt: skip


def test_what_is_held_back_or_undecided_is_not_among_the_records(computer: Computer) -> None:
    computer.log(worked="zzrisk", pupil_at_risk=True)
    computer.log(worked="zzwatched", kind="watched-a-colleague")
    computer.log(worked="zzasked and Oakley")
    computer.log(worked="zzme", visibility="me")
    kept = computer.log(worked="zzkept")
    made = computer.prepared()
    assert [one.worked for one in made.contents.group_trials] == ["zzkept"]
    assert kept
    assert len(made.review.held_back) == 2
    assert len(made.review.questions) == 1


@pytest.mark.parametrize("year", [1970, 1999, 2100, 9022])
def test_a_trial_that_a_wrong_clock_dated_stays_until_its_date_is_right(
    computer: Computer, year: int
) -> None:
    with computer.journal.session() as session:
        values = draft(visibility="group", worked="zzdated", tried_on=None)
        dated = save_trial(session, values, NOW.replace(year=year)).id
    computer.log(worked="zzkept")
    made = computer.prepared()
    assert [one.worked for one in made.contents.group_trials] == ["zzkept"]
    assert [one.trial for one in made.review.held_back] == [dated]
    assert str(year) in made.review.held_back[0].why
    right = draft(visibility="group", worked="zzdated", tried_on="2026-11-17")
    computer.change(
        lambda session, mine: edit_trial(session, trial_by_id(session, dated), right, NOW)
    )
    written = computer.share(clock_is_right=True)
    assert len(unsealed(written).contents.group_trials) == 2


@pytest.mark.parametrize(
    ("typed", "goes"),
    [
        ("T-4F7K-9Q2M", "4F7K9Q2M"),
        ("4f7k 9q2m", "4F7K9Q2M"),
        ("T-ABCD-EFGH", "ABCDEFGH"),
        ("t-4f7k-9q2m-1c", "4F7K9Q2M1C"),
        ("Margaret", None),
        ("MARGARET", None),
        ("Mary-Jane", None),
        ("Kathryn Day", None),
        ("Margaret Year 3", None),
        ("Kate2024", None),
        ("kate2024", None),
    ],
)
def test_a_colleague_named_instead_of_a_code_stays_here(
    computer: Computer, typed: str, goes: str | None
) -> None:
    computer.log(worked="Well.", based_on=typed, visibility="leaders")
    made = computer.prepared().contents
    assert [one.based_on for one in (*made.group_trials, *made.leaders_trials)] == [goes, goes]

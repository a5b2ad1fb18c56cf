"""group, review, bundle, withdraw, inspect, merge, collect, hide: shapes, statuses, sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from journal.privacy.finder import Finder
from journal.privacy.lists.own_names import OwnNames
from journal.privacy.names.name_model import Label, Score
from tests.journeys.people import Person

TRIAL = ("--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--visibility", "group")


def log(person: Person, worked: str, *more: object) -> str:
    return str(person.run("log", *TRIAL, "--worked", worked, *more, "--json").json["id"])


def merged(person: Person, *paths: Path, **more: Any) -> Any:
    return person.in_group("merge", *paths, "--json", **more).json


def trials_of(person: Person) -> int:
    (mine,) = person.run("group", "list", "--json").json
    return int(mine["trials"])


def test_a_review_asks_and_a_bundle_waits_for_the_answers(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    member.run("names", "add", "Tomasz")
    one = log(member, "Tomasz asked Oakley.")
    back = log(member, "x", "--pupil-at-risk")
    shown = member.run("review", "--json").json
    assert {"questions", "hidden", "held_back"} <= set(shown)
    (question,), (hidden,) = shown["questions"], shown["hidden"]
    assert set(question) >= {"id", "trial", "field", "text", "context", "suggestion"}
    assert set(hidden) == set(question)
    assert (question["text"], question["trial"], hidden["text"]) == ("Oakley", one, "Tomasz")
    assert shown["held_back"][0]["trial"] == back
    assert "safeguarding" in shown["held_back"][0]["why"]

    out = tmp_path / "her.trialbundle"
    said = member.run("bundle", "--out", out, status=3)
    assert "1 question is undecided, so nothing was written" in said.err
    assert not out.exists()
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps({question["id"]: {"reword": "the head"}, hidden["id"]: "keep"}))
    assert member.run("review", "--decide", decisions, "--json").json["questions"] == []
    told = member.run("bundle", "--out", out, "--json").json
    assert (told["trials"], told["leaders"], told["check_ins"]) == (1, 0, 0)
    assert [o["trial"] for o in told["held_back"]] == [back]
    assert b"Tomasz asked the head." in member.opened(out)
    assert b"Oakley" not in member.opened(out)


def test_decide_all_answers_questions_only(member: Person, tmp_path: Path) -> None:
    member.run("names", "add", "Tomasz")
    log(member, "Tomasz asked Oakley.")
    assert "hide" in member.run("review", "--decide-all", "maybe", status=1).err
    member.run("review", "--decide-all", "keep")
    member.run("bundle", "--out", tmp_path / "x")
    assert b"asked Oakley." in member.opened(tmp_path / "x")
    assert b"Tomasz" not in member.opened(tmp_path / "x")


@pytest.mark.parametrize("content", ["", "[]", '{"nothing": "keep"}', "{", "null"])
def test_a_file_of_decisions_that_will_not_do_is_a_sentence(
    content: str, member: Person, tmp_path: Path
) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(content)
    said = member.run("review", "--decide", path, status=1)
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_inspect_shows_what_leaves_to_the_byte(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    log(member, "wombling")
    out = member.bundle(tmp_path / "her.trialbundle")
    shown = member.run("inspect", out, "--json").json
    mine = member.run("group", "list", "--json").json[0]
    assert (shown["kind"], shown["group"], shown["contributor"]) == (
        "bundle", member.group, mine["contributor"],
    )  # fmt: skip
    texts = {one["path"]: one["text"] for one in shown["members"]}
    assert "wombling" in texts["trials-group.jsonl"]
    assert sum(one["bytes"] for one in shown["members"]) > 60_000
    assert "wombling" in founder.run("inspect", out).out
    stranger = Person(tmp_path / "stranger")
    stranger.run("group", "new", "Oak")
    assert "does not open here" in stranger.run("inspect", out, status=1).err

    merged(founder, out)
    founder.run("group", "admit", "--all")
    founder.run("collect", "--out", tmp_path / "all.trialcollection")
    collection = member.run("inspect", tmp_path / "all.trialcollection", "--json").json
    assert collection["kind"] == "collection"
    assert [one["contributor"] for one in collection["snapshots"]] == [mine["contributor"]]
    assert {one["standing"] for one in collection["admissions"]} == {"admitted"}


def test_merge_prints_its_plan_and_a_dry_run_changes_nothing(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    log(member, "wombling")
    out = member.bundle(tmp_path / "her.trialbundle")
    before = founder.fingerprint()
    dry = merged(founder, out, status=0)
    assert set(dry) >= {
        "new", "changed", "withdrawn", "unchanged", "superseded", "refused",
        "awaiting_admission", "fingerprint",
    }  # fmt: skip
    assert len(dry["awaiting_admission"]) == 1
    assert founder.fingerprint() == before == dry["fingerprint"]
    founder.run("group", "admit", "--all", "--out", tmp_path / "in.trialadmissions")
    assert (len(merged(founder, out)["unchanged"]), trials_of(founder)) == (1, 1)

    dry = member.in_group("merge", out, tmp_path / "in.trialadmissions", "--dry-run", "--json").json
    assert (len(dry["new"]), dry["applied"], trials_of(member)) == (1, False, 0)
    assert len(merged(member, tmp_path / "in.trialadmissions", out)["new"]) == 1
    assert member.fingerprint() == founder.fingerprint()
    log(member, "more")
    assert len(merged(founder, member.bundle(tmp_path / "next.trialbundle"))["changed"]) == 1
    assert len(merged(founder, out)["superseded"]) == 1
    assert "older than what is here" in founder.in_group("merge", out).out


def test_what_is_refused_names_its_file_and_the_rest_is_merged(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    log(member, "wombling")
    folder = tmp_path / "folder"
    member.bundle(folder / "her.trialbundle")
    (folder / "cut.trialbundle").write_bytes((folder / "her.trialbundle").read_bytes()[:500])
    shown = merged(founder, folder)
    assert [one["file"] for one in shown["refused"]] == ["cut.trialbundle"]
    assert len(shown["awaiting_admission"]) == 1
    assert "nothing was merged" in founder.in_group("merge", tmp_path / "gone", status=1).err
    assert "has no folder yet" in founder.in_group("merge", status=1).err


def test_admitting_stops_at_more_than_invited(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    codes = []
    for name in ("one", "two", "three"):
        hand = Person(tmp_path / name)
        hand.join(tmp_path / "invitation")
        log(hand, name)
        merged(founder, hand.bundle(tmp_path / f"{name}.trialbundle"))
        codes.append(hand.run("group", "list", "--json").json[0]["contributor"])
    listed = founder.run("group", "admit").out
    assert all(code in listed for code in codes)
    said = founder.run("group", "admit", "--all", status=1)
    assert "3 contributors where 2 were invited" in said.err
    assert trials_of(founder) == 0
    founder.run("group", "admit", codes[0], codes[1][:8])
    assert trials_of(founder) == 2
    founder.run("group", "admit", "--all", "--more-than-invited")
    assert trials_of(founder) == 3
    assert "Nobody new" in founder.run("group", "admit", "--all").out
    assert "Only the group's facilitator" in member.run("group", "admit", codes[0], status=1).err


def test_taking_back_is_gone_after_the_merge_and_stays_gone(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    kept, gone = log(member, "kept"), log(member, "wombling")
    old = member.bundle(tmp_path / "old.trialbundle")
    merged(founder, old)
    founder.run("group", "admit", "--all")
    assert "Say which" in member.in_group("withdraw", "--out", tmp_path / "x", status=1).err
    told = member.in_group("withdraw", gone, "--out", tmp_path / "new", "--json").json
    assert told["trials"] == 1
    assert len(merged(founder, tmp_path / "new")["changed"]) == 1
    assert len(merged(founder, old)["superseded"]) == 1
    assert b"wombling" not in founder.library_bytes()
    member.run("edit", gone, "--visibility", "group")
    assert member.run("bundle", "--out", tmp_path / "again", "--json").json["trials"] == 2
    member.in_group("withdraw", "--all", "--out", tmp_path / "none")
    assert len(merged(founder, tmp_path / "none", old)["withdrawn"]) == 1
    assert trials_of(founder) == 0
    assert kept


def test_taking_back_never_waits_for_a_question(member: Person, tmp_path: Path) -> None:
    gone, asked = log(member, "wombling"), log(member, "We asked Oakley.")
    told = member.in_group("withdraw", gone, "--out", tmp_path / "x", "--json").json
    assert told["trials"] == 0
    assert [one["trial"] for one in told["held_back"]] == [asked]


def test_all_is_taken_back_from_the_register_too(founder: Person, tmp_path: Path) -> None:
    founder.run("tool", "add", "zzbot")
    founder.bundle(tmp_path / "one")
    assert b"zzbot" in founder.opened(tmp_path / "one")
    founder.in_group("withdraw", "--all", "--out", tmp_path / "none")
    assert b"zzbot" not in founder.opened(tmp_path / "none")


def test_a_withdrawal_code_works_without_its_computer(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    log(member, "wombling")
    out = member.bundle(tmp_path / "her.trialbundle")
    code = member.run("group", "code").out.strip()
    merged(founder, out)
    founder.run("group", "admit", "--all")
    assert "check it for slips" in founder.run("group", "withdraw-code", "0" * 26, status=1).err
    founder.run(
        "group", "withdraw-code", f" {code.lower()} ", "--out", tmp_path / "in.trialadmissions"
    )
    assert b"wombling" not in founder.library_bytes()
    assert len(merged(founder, out)["removed"]) == 1
    merged(member, out, tmp_path / "in.trialadmissions")
    assert b"wombling" not in member.library_bytes()
    assert member.fingerprint() == founder.fingerprint()


def test_leaving_is_a_file_and_can_be_written_once_more(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    log(member, "wombling")
    merged(founder, member.bundle(tmp_path / "her.trialbundle"))
    founder.run("group", "admit", "--all")
    (tmp_path / "file").write_text("in the way")
    nowhere = tmp_path / "file" / "left.trialbundle"
    assert "could not be written" in member.run("group", "leave", "--out", nowhere, status=1).err
    member.in_group("group", "leave", "--out", tmp_path / "left.trialbundle")
    assert len(merged(founder, tmp_path / "left.trialbundle")["withdrawn"]) == 1
    assert member.run("group", "list", "--json").json[0]["left"] is True
    said = member.in_group("bundle", "--out", tmp_path / "x", status=1)
    assert "You left Elm Park" in said.err
    member.join(tmp_path / "invitation")
    member.bundle(tmp_path / "x")


def test_a_bundle_that_cannot_be_written_loses_nothing(member: Person, tmp_path: Path) -> None:
    log(member, "wombling")
    (tmp_path / "file").write_text("in the way")
    said = member.run("bundle", "--out", tmp_path / "file" / "x", status=1)
    assert "could not be written" in said.err
    assert member.run("bundle", "--out", tmp_path, status=1).err  # a folder
    member.bundle(tmp_path / "x")


def test_rounds_and_renewed_keys(founder: Person, member: Person, tmp_path: Path) -> None:
    founder.run("group", "round")
    founder.run("group", "renew", "--out", tmp_path / "renewed")
    member.join(tmp_path / "renewed")
    assert member.run("group", "list", "--json").json[0]["round"] == 2
    for command in ("round", "renew"):
        assert "Only the group's facilitator" in member.run("group", command, status=1).err


def test_hiding_wants_a_code_of_one_trial_and_the_facilitator(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    log(member, "wombling")
    out = member.bundle(tmp_path / "her.trialbundle")
    merged(founder, out)
    founder.run("group", "admit", "--all")
    found = founder.run("inspect", out, "--json").json["members"]
    (line,) = [one["text"] for one in found if one["path"] == "trials-group.jsonl"]
    code = json.loads(line)["id"][:8]
    founder.in_group("hide", f"t-{code[:4].lower()} {code[4:]}", "--why", "too plain")
    assert "up to" in founder.in_group("hide", code, "--why", "x" * 5_000, status=1).err
    for wrong in ("", code[:7], "T-0000-0000"):
        assert "No single trial" in founder.in_group("hide", wrong, "--why", "x", status=1).err
    assert "Only the group's" in member.in_group("hide", code, "--why", "x", status=1).err


def test_which_group_is_meant_has_to_be_clear(founder: Person, person: Person) -> None:
    assert "You are in no group yet" in person.run("review", status=1).err
    founder.run("group", "new", "Oak")
    assert "name one with --group" in founder.run("review", status=1).err
    founder.run("review", "--group", "oak")
    assert "You are in no group Ash" in founder.run("review", "--group", "Ash", status=1).err


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\xff\xfe\x00", b"trial-journal-invitation-1:"]
)
def test_what_is_no_invitation_is_a_sentence(
    content: bytes, person: Person, tmp_path: Path
) -> None:
    (tmp_path / "invitation").write_bytes(content)
    assert person.run("group", "join", tmp_path / "invitation", status=1).err.count("\n") == 1
    assert person.run("group", "list", "--json").json == []


def test_an_invitation_is_for_the_group_and_shows_its_name(
    member: Person, founder: Person, tmp_path: Path
) -> None:
    joined = member.run("group", "join", tmp_path / "invitation", "--json").json
    assert (joined["id"], joined["name"]) == (founder.group, "Elm Park")
    assert (
        "Your code, for the facilitator" in member.run("group", "join", tmp_path / "invitation").out
    )


def test_letting_in_prints_who_counts_now_and_who_still_waits(
    founder: Person, tmp_path: Path
) -> None:
    keys = []
    for name in ("one", "two"):
        hand = Person(tmp_path / name)
        hand.join(tmp_path / "invitation")
        log(hand, name)
        merged(founder, hand.bundle(tmp_path / f"{name}.trialbundle"))
        keys.append(hand.run("group", "list", "--json").json[0]["contributor"])
    assert founder.run("group", "admit", "--json").json == {"admitted": [], "waiting": sorted(keys)}
    said = founder.run("group", "admit", keys[0], "--json").json
    assert said == {"admitted": [keys[0]], "waiting": [keys[1]]}


class _SureOfPenny:
    """A name model that knows one name."""

    def scores(self, text: str, least: float, /) -> tuple[Score, ...]:
        at = text.find("Penny")
        return (Score(at, at + 5, Label.PERSON, 0.95),) if at >= 0 else ()


def test_what_the_missing_name_model_had_hidden_does_not_leave_unseen(
    member: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_model(own: OwnNames | None = None) -> Finder:
        return Finder(own, _SureOfPenny())

    monkeypatch.setattr("journal.sharing.own_finder.default_finder", with_model)
    one = log(member, "Penny collects pennies for it.")
    other = log(member, "It was quick.")
    member.run("review", "--decide-all", "hide")
    out = tmp_path / "her.trialbundle"
    assert b"Penny" not in member.opened(member.bundle(out))
    monkeypatch.setattr("journal.sharing.own_finder.default_finder", Finder)

    before = out.read_bytes()
    said = member.run("bundle", "--out", out, status=3)
    assert said.err.startswith("1 record was looked through with the name model, which is missing")
    assert out.read_bytes() == before
    # Taking something back waits for nothing, and lets nothing else out.
    told = member.run("withdraw", other, "--out", out, "--json").json
    assert told["trials"] == 0
    assert told["held_back"] == [
        {"trial": one, "why": "It was looked through with the name model, which is missing."}
    ]
    assert b"Penny" not in member.opened(out)
    # Whoever looks at it again decides.
    member.run("review", "--decide-all", "hide")
    member.run("bundle", "--out", out)

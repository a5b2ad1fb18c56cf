"""group new, change, show, list, invite, keeper, hand-over: shapes, statuses, sentences."""

import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from journal.render.qr import QUIET
from tests.fixtures.bundles import make_contents, make_contributor
from tests.fixtures.qr_reader import modules_of, read_code
from tests.fixtures.quick_codes import seal_role_quickly
from tests.journeys.people import Person


def test_a_group_shows_all_that_was_chosen_and_changed(person: Person) -> None:
    chosen = ("--threshold", "4", "--invited", "9", "--purpose", "To try.", "--keeper", "later")
    context = ("--context", "setting", "--context", "phase")
    person.group = person.run("group", "new", "Elm Park", *chosen, *context, "--json").json["id"]
    shown = person.run("group", "show", "--json").json
    assert (shown["purpose"], shown["threshold"], shown["invited"]) == ("To try.", 4, 9)
    assert (shown["context"], shown["keepers"], shown["open"]) == (["phase", "setting"], [], False)
    assert (shown["let_in"], shown["waiting"], shown["accepts"]) == (1, 0, [])
    (listed,) = person.run("group", "list", "--json").json
    assert listed.items() <= shown.items()
    assert listed.keys() >= {"facilitator", "handed_over", "left", "folder"}

    person.run("group", "change", "--name", "Oak", "--invited", "12", "--context", "priority")
    person.run("group", "keeper", shown["code"])
    words = person.run("group", "show").out
    for line in (
        "Group: Oak",
        f"You: {shown['code']}, facilitator",
        "Invited: 12",
        "Asks to know: priority",
        f"Keeps the tool register: {shown['code']}",
        "Who may open what members send: the facilitators",
    ):
        assert line in words
    assert ", facilitator" in person.run("group", "list").out
    person.run("group", "keeper", "--nobody")
    assert "Keeps the tool register: nobody" in person.run("group", "show").out


def test_what_will_not_do_gets_a_sentence(founder: Person, member: Person) -> None:
    for arguments, sentence in (
        (("new", "X", "--keeper", "you"), "“later”"),
        (("new", "X", "--context", "colour"), "can ask for phase"),
        (("change",), "Say what to change"),
        (("change", "--threshold", "3"), "never fall"),
        (("keeper",), "or --nobody"),
        (("keeper", "ABCD"), "No contributor here"),
        (("forget-role",), "Hand the role over first"),
        (("take-back",), "did not hand this role over"),
    ):
        assert sentence in founder.run("group", *arguments, status=1).err
    assert (
        "Only the group's facilitator" in member.run("group", "change", "--name", "X", status=1).err
    )
    (listed,) = founder.run("group", "list", "--json").json
    assert listed["name"] == "Elm Park"


def test_an_invitation_goes_as_text_as_a_file_as_a_code_and_on_paper(
    founder: Person, tmp_path: Path
) -> None:
    text = founder.run("group", "invite").out.strip()
    out, code, sheet = (tmp_path / name for name in ("i.txt", "i.svg", "i.pdf"))
    founder.run("group", "invite", "--out", out, "--qr", code, "--paper", sheet)
    assert out.read_text("utf-8").strip() == text
    assert sheet.read_bytes().startswith(b"%PDF")
    scanned = tmp_path / "scanned.txt"
    scanned.write_text(read_code(modules_of(code.read_text("utf-8"), QUIET)), "utf-8")
    guest = Person(tmp_path / "guest")
    guest.join(scanned)
    assert guest.group == founder.group


def test_one_too_long_for_a_code_is_said_and_nothing_written(
    founder: Person, tmp_path: Path
) -> None:
    long = " ".join(str(number * 7_919) for number in range(240))
    founder.run("group", "change", "--purpose", long)
    paths = ("--qr", tmp_path / "i.svg", "--out", tmp_path / "i.txt")
    assert "too long for one QR code" in founder.run("group", "invite", *paths, status=1).err
    assert not (tmp_path / "i.txt").exists()


def test_a_facilitator_who_leaves_is_told_that_the_role_stays(
    founder: Person, member: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.group.role.seal_role", seal_role_quickly)
    out = tmp_path / "farewell.trialbundle"
    assert "still the facilitator" not in member.run("group", "leave", "--out", out).out
    assert "still the facilitator of Elm Park" in founder.run("group", "leave", "--out", out).out
    assert founder.run("group", "show", "--json").json["name"] == "Elm Park"
    assert "in no group yet" in member.run("group", "show", status=1).err
    founder.in_group("group", "hand-over", "--out", tmp_path / "elm.trialrole")
    assert "role handed over, left" in founder.run("group", "list").out


def test_a_role_whose_file_cannot_be_written_stays(
    founder: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.group.role.seal_role", seal_role_quickly)
    (tmp_path / "no-folder").write_text("a file")
    out = tmp_path / "no-folder" / "elm.trialrole"
    assert "could not be written" in founder.run("group", "hand-over", "--out", out, status=1).err
    (listed,) = founder.run("group", "list", "--json").json
    assert (listed["facilitator"], listed["handed_over"]) == (True, False)


def test_a_code_works_also_where_its_hash_was_copied_into_another_group(
    person: Person, tmp_path: Path
) -> None:
    """Somebody in several groups may copy it from one into the other, which is looked at first."""
    led = [person.run("group", "new", name, "--json").json["id"] for name in ("Elm", "Oak")]
    other = Person(tmp_path / "other")
    not_led = other.run("group", "new", "Ash", "--open", "--json").json["id"]
    other.run("group", "invite", "--out", tmp_path / "ash")
    person.run("group", "join", tmp_path / "ash")
    code = "ABCD1234ABCD1234"
    for number, group in enumerate((*led, not_led)):
        made = make_contributor(random.Random(number), group)
        header = replace(made.header, withdrawal_hash=sha256(code.encode()).hexdigest())
        bundle = tmp_path / f"{number}.trialbundle"
        bundle.write_bytes(replace(made, header=header).bundle(make_contents(random.Random(0), 1)))
        person.run("merge", bundle, "--group", group)
    said = person.run("group", "withdraw-code", code, "--out", tmp_path / "in.trialadmissions").out
    assert ("Withdrawn from Elm." in said, "Withdrawn from Oak." in said) == (True, True)
    written = {file.read_bytes() for file in tmp_path.glob("in*.trialadmissions")}
    assert len(written) == 2
    assert (
        "Only the group's facilitator" in person.run("group", "withdraw-code", code, status=1).err
    )

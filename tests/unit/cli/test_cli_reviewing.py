"""The review by command: questions with their places, undone, shown as decided, text by text."""

import io
import json
import sys
from pathlib import Path

import pytest

from journal.privacy.finder import Finder
from tests.journeys.people import Person


def log(person: Person, worked: str, *more: object) -> str:
    base = ("log", "--task", "marking", "--tool", "chatgpt", "--outcome", "mixed")
    out = person.run(*base, "--worked", worked, "--visibility", "group", *more, "--json")
    return str(out.json["id"])


def questions(person: Person) -> list[dict[str, object]]:
    return list(person.run("review", "--json").json["questions"])


def test_a_question_shows_every_place(member: Person) -> None:
    log(member, "We asked Oakley about it. Then Oakley went home.")
    log(member, "It was Oakley who liked it.")
    (one,) = questions(member)
    assert len(one["places"]) == 3
    shown = member.run("review").out
    for context in ("We asked Oakley about it", "Oakley went home", "It was Oakley who"):
        assert context in shown
    assert "To decide (1)" in shown
    assert "--decide-all" in shown


def test_one_place_is_kept_and_the_rest_hidden(member: Person, tmp_path: Path) -> None:
    log(member, "Oakley was our text today.")
    log(member, "It was Oakley who cried in the lesson.")
    (one,) = questions(member)
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps({one["places"][0]["id"]: "keep", one["id"]: "hide"}))
    member.run("review", "--decide", decisions)
    plain = member.opened(member.bundle(tmp_path / "x"))
    assert b"Oakley was our text today." in plain
    assert plain.count(b"Oakley") == 1


def test_a_file_answers_before_the_answer_for_all(member: Person, tmp_path: Path) -> None:
    log(member, "We asked Oakley. Vygotskij said no.")
    ids = {one["text"]: one["id"] for one in questions(member)}
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps({ids["Oakley"]: "hide"}))
    member.run("review", "--decide", decisions, "--decide-all", "keep")
    plain = member.opened(member.bundle(tmp_path / "x"))
    assert b"Vygotskij" in plain
    assert b"Oakley" not in plain


def test_a_decision_is_shown_and_undone(member: Person) -> None:
    log(member, "We asked Oakley about it.")
    assert "Nothing was decided yet" in member.run("review", "--decided").out
    member.run("review", "--decide-all", "keep")
    shown = member.run("review", "--decided").out
    assert "“Oakley” kept" in shown
    member.run("review", "--undo", shown.split()[0])
    assert len(questions(member)) == 1
    assert "no question of this review" in member.run("review", "--undo", "XX", status=1).err


def test_texts_are_shown_side_by_side_until_they_were_looked_through(member: Person) -> None:
    member.run("names", "add", "Tomasz")
    log(member, "Tomasz liked it.")
    shown = member.run("review", "--texts").out
    assert "Tomasz liked it." in shown
    assert "A pupil liked it." in shown
    assert "on your own lists" in shown
    member.run("review", "--decide-all", "hide")
    assert "Nothing is new or changed" in member.run("review", "--texts").out


def test_what_stays_here_is_listed(member: Person) -> None:
    log(member, "x", "--pupil-at-risk")
    shown = member.run("review").out
    assert "Stays here (1)" in shown
    assert "safeguarding" in shown


def test_an_edit_makes_a_looked_through_trial_unreviewed(member: Person, tmp_path: Path) -> None:
    one = log(member, "It went well.")
    other = log(member, "It went badly.")
    assert member.run("review", "--json").json["unreviewed"] == [one, other]
    assert "2 records were not looked through" in member.run("bundle", "--out", tmp_path / "x").out
    member.run("review", "--decide-all", "hide")
    assert member.run("review", "--json").json["unreviewed"] == []
    assert "not looked through" not in member.run("bundle", "--out", tmp_path / "x").out
    member.run("edit", one, "--worked", "It went very well.")
    assert member.run("review", "--json").json["unreviewed"] == [one]


def test_without_the_name_model_it_is_said_once_on_stderr(member: Person, tmp_path: Path) -> None:
    log(member, "It went well.")
    said = member.run("review", "--json")
    assert said.err.count("name model is not installed") == 1
    assert said.json["without_model"] is True
    assert "name model" in member.run("bundle", "--out", tmp_path / "x").err
    assert "name model" in member.run("portfolio").err


def test_redact_says_it_too_and_prints_only_the_text(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.cli.redacting.default_finder", Finder)
    monkeypatch.setattr(sys, "stdin", io.StringIO("Write to x@example.org."))
    said = person.run("redact")
    assert said.out == "Write to an e-mail address.\n"
    assert said.err.count("name model is not installed") == 1


def test_decisions_on_places_are_shown_apart(member: Person, tmp_path: Path) -> None:
    log(member, "Oakley was our text today.")
    log(member, "It was Oakley who cried in the lesson.")
    (one,) = questions(member)
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps({one["places"][0]["id"]: "keep", one["id"]: "hide"}))
    member.run("review", "--decide", decisions)
    shown = member.run("review", "--decided").out
    kept, hidden = shown.index("“Oakley” kept"), shown.index("“Oakley” hidden")
    assert kept < shown.index("was our text") < hidden < shown.index("It was Oakley")


def test_other_words_that_are_too_long_can_be_taken_back(member: Person, tmp_path: Path) -> None:
    one = log(member, "Oakley liked it.")
    (question,) = member.run("review", "--json").json["questions"]
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps({question["id"]: {"reword": "x" * 30_000}}))
    made = member.run("review", "--decide", file, "--json").json
    assert [held["trial"] for held in made["held_back"]] == [one]
    assert [item["id"] for item in made["decided"]] == [question["id"]]
    made = member.run("review", "--undo", question["id"], "--json").json
    assert made["held_back"] == []
    assert [item["id"] for item in made["questions"]] == [question["id"]]

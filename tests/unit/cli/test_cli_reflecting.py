"""follow-up and action on the command line."""

from datetime import timedelta
from pathlib import Path

import pytest

from journal.clock import utc_now
from journal.paths import Home
from journal.settings import Settings, save
from tests.journeys.people import Person

TRIAL = ("--task", "Marking", "--tool", "ChatGPT", "--outcome", "mixed", "--worked", "fast")


def log(person: Person, weeks: int) -> str:
    day = utc_now().astimezone().date() - timedelta(weeks=weeks)
    return str(person.run("log", *TRIAL, "--tried-on", day.isoformat(), "--json").json["id"])


def waiting(person: Person) -> list[str]:
    return [row["id"] for row in person.run("follow-up", "list", "--json").json]


def test_answered_once(person: Person) -> None:
    trial = log(person, 7)
    log(person, 2)
    assert waiting(person) == [trial]
    assert "Marking, ChatGPT" in person.run("follow-up", "list").out
    person.run("follow-up", "answer", trial[:8], "yes, regularly", "--minutes-ai", "12",
               "--quality", "better")  # fmt: skip
    assert waiting(person) == []
    assert person.run("show", trial, "--json").json["still_using"] == "yes-regularly"
    assert "Nothing waits" in person.run("follow-up", "list").out


def test_a_wrong_answer_is_one_sentence_and_keeps_nothing(person: Person) -> None:
    trial = log(person, 7)
    assert "choose one of" in person.run("follow-up", "answer", trial, "perhaps", status=1).err
    wrong = person.run("follow-up", "answer", trial, "sometimes", "--minutes-ai", "10000", status=1)
    assert "between 0 and" in wrong.err
    assert waiting(person) == [trial]


@pytest.mark.parametrize(("more", "said"), [((), "Asked again on"), (("--never",), "Not asked")])
def test_not_now_and_never(person: Person, more: tuple[str, ...], said: str) -> None:
    trial = log(person, 7)
    assert said in person.run("follow-up", "not-now", trial, *more).out
    assert waiting(person) == []


def test_terms_are_those_of_the_settings(person: Person, tmp_path: Path) -> None:
    trial = log(person, 7)
    today = utc_now().astimezone().date()
    home = Home(tmp_path / "home")
    first = today - timedelta(weeks=9)
    terms = ((first, first + timedelta(days=4)), (today - timedelta(days=4), today))
    save(home.settings_file, Settings(terms=terms))
    assert waiting(person) == []
    save(home.settings_file, Settings())
    assert waiting(person) == [trial]


def test_a_calendar_file(person: Person, tmp_path: Path) -> None:
    out = tmp_path / "look-back.ics"
    assert "nothing to write" in person.run("follow-up", "calendar", "--out", out, status=1).err
    assert not out.exists()
    log(person, 2)
    assert "1 trial to look back at" in person.run("follow-up", "calendar", "--out", out).out
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_asked_answered_and_listed(person: Person) -> None:
    made = person.run(
        "action", "add", "A licence", "--owner-role", "Head or principal", "--by-when", "2027-02",
        "--json",
    ).json["id"]  # fmt: skip
    person.run("action", "add", "Training")
    assert "no answer yet" in person.run("action", "list").out
    person.run("action", "answer", made, "not-yet", "--because", "no money")
    person.run("action", "answer", made[:6], "done", "--came-of", "A trial licence")
    waiting_, answered = person.run("action", "list", "--json").json
    assert (waiting_["asked"], waiting_["answer"]) == ("Training", None)
    assert (answered["answer"], answered["because"], answered["came_of"]) == (
        "done", "no money", "A trial licence",
    )  # fmt: skip
    assert (answered["owner_role"], answered["by_when"]) == ("head", "2027-02")


def test_what_cannot_be_read_is_a_sentence(person: Person) -> None:
    assert "2026-11" in person.run("action", "add", "x", "--by-when", "soon", status=1).err
    assert "action list" in person.run("action", "answer", "NONE", "yes", status=1).err

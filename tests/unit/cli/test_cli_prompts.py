"""prompts: listed with what came of them, found by words, as JSON for scripts."""

from tests.journeys.people import Person

TRIAL = ("--task", "Marking", "--tool", "ChatGPT", "--outcome", "mixed", "--worked", "quick")


def test_prompts_are_listed_and_found(person: Person) -> None:
    assert person.run("prompts").out.strip() == "No prompts yet."
    one = person.run("log", *TRIAL, "--prompt", "Write three quizzes", "--json").json["id"]
    person.run("log", *TRIAL, "--prompt", "Mark this")
    assert len(person.run("prompts", "--json").json) == 2
    (found,) = person.run("prompts", "quizzes chatgpt", "--json").json
    assert found["text"] == "Write three quizzes"
    assert [use["id"] for use in found["trials"]] == [one]
    shown = person.run("prompts", "quizzes").out
    assert "Write three quizzes" in shown
    assert "Mixed" in shown
    assert "1 trial" in shown
    assert "Nothing found" in person.run("prompts", "nowhere").out

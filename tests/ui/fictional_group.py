"""A fictional group of six around the owner of a journal, made by the commands that people use."""

from pathlib import Path

from tests.journeys.people import Person

# Job, tool, outcome, what worked, what didn't, what next, the line for leaders.
TOLD = (
    ("marking", "chatgpt", "cost-more", "Comments came quickly.",
     "Every mark had to be checked, and a third were wrong.", "Use it for comments only.",
     "Marking with a chatbot moved the work to checking."),
    ("questions-and-quizzes", "microsoft-copilot", "worked-after-changes",
     "Hinge questions at three levels, once I pasted the objective.",
     "The first set was far too easy.", "Share the prompt at department time.",
     "A shared bank of prompts would save us all time."),
    ("report-comments", "google-gemini", "stopped-part-way", "A first sentence for each comment.",
     "They all sounded alike, and parents would notice.", "Write the first line myself.",
     "We need a rule on reports before the summer."),
    ("adapt-or-differentiate", "diffit", "worked-well",
     "Two reading levels of one text in five minutes.", "Key terms were lost in the easier one.",
     "Put the key terms back by hand.", "Adapting texts is a safe place to start."),
    ("lesson-planning", "aila", "useful-start-only", "A sound sequence for a new topic.",
     "The activities did not fit a double lesson.", "Plan the activities myself.",
     "Time to try it together would help."),
    ("lesson-planning", "chatgpt", "mixed", "Good analogies for electric circuits.",
     "One analogy taught a misconception.", "Check against the exam board's own notes.",
     "Subject teams should check what it says."),
)  # fmt: skip
CHECK_INS = ("not-at-all-confident", "a-little-confident", "fairly-confident")


def gather_group(home: Path, scratch: Path) -> None:
    """Make the owner of `home` the facilitator of a group that has shared and merged."""
    owner = Person(home)
    made = owner.run("group", "new", "Elm Park AI trials", "--open", "--invited", "6", "--json")
    owner.group = made.json["id"]
    owner.in_group("group", "invite", "--out", scratch / "invitation.txt")
    bundles = [colleague(scratch, number) for number in range(5)]
    for trial in owner.run("list", "--json", "--limit", "4").json:
        owner.run("edit", trial["id"], "--visibility", "leaders")
    owner.in_group("review", "--decide-all", "hide")
    bundles.append(owner.bundle(scratch / "owner.trialbundle"))
    owner.in_group("merge", *bundles)
    owner.in_group("group", "admit", "--all")


def colleague(scratch: Path, number: int) -> Path:
    """One colleague's bundle of three trials and a check-in."""
    person = Person(scratch / f"colleague-{number}")
    person.join(scratch / "invitation.txt")
    for job, tool, outcome, worked, didnt, following, line in (TOLD * 2)[number : number + 3]:
        person.run(
            "log", "--task", job, "--tool", tool, "--outcome", outcome, "--worked", worked,
            "--didnt", didnt, "--next", following, "--line-for-leaders", line, "--visibility",
            "leaders", "--phase", "lower-secondary", "--subject", "science", "--aim", "save-time",
            "--minutes-usual", 50 + 10 * number, "--minutes-ai", 30, "--time-basis", "timed",
            "--safe-use", "no-personal-data-entered=yes", "--concern", "adds-or-moves-work",
        )  # fmt: skip
    person.run(
        "check-in", "--confidence", CHECK_INS[number % 3], "--curiosity", "curious",
        "--support-wanted", "time-to-try", "--barrier", "time", "--visibility", "leaders",
    )  # fmt: skip
    person.in_group("review", "--decide-all", "hide")
    return person.bundle(scratch / f"{number}.trialbundle")

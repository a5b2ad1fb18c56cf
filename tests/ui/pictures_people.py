"""People, merges and groups further up, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from journal.paths import Home
from journal.store.journal_file import Journal
from tests.journeys.people import Person
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.widgets.confirm import Confirm
from ui.work.groups import groups

TRUST, SCHOOL = "Northern Trust", "Oak Hill"
PASSED_ON = "Oak-Hill.for-leaders.trialcollection"


def gather_above(home: Path, scratch: Path) -> None:
    """Let the owner of `home` lead a trust's group too; another group passes a file on to it."""
    owner, other, member = Person(home), Person(scratch / "oak"), Person(scratch / "oak-member")
    made = owner.run("group", "new", TRUST, "--invited", "4", "--json")
    trust = made.json["id"]
    owner.run("group", "invite", "--group", trust, "--out", scratch / "trust.txt")
    other.group = other.run("group", "new", SCHOOL, "--json").json["id"]
    other.in_group("group", "invite", "--out", scratch / "oak.txt")
    other.run("group", "join", scratch / "trust.txt")
    member.join(scratch / "oak.txt")
    member.run(
        "log", "--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--worked",
        "Quick comments.", "--didnt", "Every mark had to be checked.", "--line-for-leaders",
        "It moved the work to checking.", "--visibility", "leaders",
    )  # fmt: skip
    member.in_group("review", "--decide-all", "hide")
    other.in_group("merge", member.bundle(scratch / "oak.trialbundle"))
    other.in_group("group", "admit", "--all")
    other.in_group("collect", "--to", trust, "--out", scratch / PASSED_ON)


def leading(frame: Frame, scratch: Path) -> Iterator[str]:
    """Bring the Share page into one state of leading after the other; what each is called."""
    frame.show_page("share")
    page: SharePage = frame.page("share")
    if not (scratch / PASSED_ON).exists():
        gather_above(frame.context.home.root, scratch)
    elm, trust = _ids(frame.context.home)
    page.go_home()
    yield "share"
    page.open_group(elm)
    yield "share-facilitator"
    page.people.open()
    yield "people"
    _set_one_aside(page)
    yield "people-set-aside"
    page.people.count_again(page.people.view.table.chosen)
    page.history.open()
    yield "merges"
    page.upwards.open()
    yield "pass-on"
    page.open_group(trust)
    yield "share-trust"
    page.receive([scratch / PASSED_ON])
    yield "take-in"
    _take_in(page)
    yield "taken-in"
    page.receiving.merge([])
    yield "taken-in-merged"
    page.go_home()
    yield "share-trust-above"
    page.people.open()
    yield "people-above"
    page.upwards.stop(page.desk.here.takes_in[0])
    yield "share-let-go"
    page.open_group(elm)
    yield "share-facilitator"


def _set_one_aside(page: SharePage) -> None:
    table = page.people.view.table
    person = next(one for one in table.shown if not one.is_own)
    table.choose(person.key)
    page.people.set_aside(person, "moved to another school")


def _take_in(page: SharePage) -> None:
    buttons = page.view.findChildren(QPushButton)
    next(one for one in buttons if one.text().startswith("Take in")).click()
    asked = page.findChild(Confirm)
    asked.agree_button.click()
    asked.setParent(None)


def _ids(home: Home) -> tuple[str, str]:
    """The group that shared, and the trust's."""
    with Journal(home).reading() as session:
        named = {one.name: one.id for one in groups(session, home)}
    return next(id_ for name, id_ in named.items() if name != TRUST), named[TRUST]

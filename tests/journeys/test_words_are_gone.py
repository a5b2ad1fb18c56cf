"""What was replaced, withdrawn or removed is in no byte of anybody else's data folder.

Ada is the facilitator, Ben shares and takes back, Cem merges the collections that Ada sends.
"""

import shutil
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Outcome
from journal.store.journal_file import Journal
from tests.fixtures.finders import FindsWords
from tests.journeys.people import Person
from ui.work import digests, parting, receiving
from ui.work.groups import member_of

GROUP = "Elm Park"
TEXTS = (
    "quibberoon", "zandolite", "merrowfax", "thistlegome", "vorpelang", "skandrigle",
    "blenwhistle", "dorquemint",
)  # fmt: skip
WORKED, DIDNT, NEXT, DID, PROMPT, LINE, TAG, TOOL = TEXTS
STUCK, NAMED = "plimsolent", "Grimwaldine"  # in the check-in; found in a digest and decided on
PLANTED = (*TEXTS, STUCK, NAMED)
OTHERWISE = "Something else altogether."
NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)

ADA, BEN, CEM = "ada", "ben", "cem"


class FindsNamed(Finder):
    """Finds the one name in a digest, so that a facilitator decides on it."""

    def find(self, text: str) -> list[Finding]:
        return list(FindsWords({NAMED: Outcome.HIDE}).find(text))


def person(root: Path, name: str) -> Person:
    return Person(root / name, group=GROUP)


def file(root: Path, name: str) -> Path:
    return root / "files" / name


@pytest.fixture(autouse=True, scope="module")
def finder() -> Iterator[None]:
    """Nothing is asked about in the review, without the name model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("journal.sharing.own_finder.default_finder", lambda own=None: Finder())
        for room in ("journal.cli.digests", "journal.cli.asking"):
            patch.setattr(f"{room}.default_finder", FindsNamed)
        yield


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, finder: None) -> Path:
    """Everybody has merged what Ben shared, read it, asked for it, and decided on a word of it."""
    root = tmp_path_factory.mktemp("shared")
    ada, ben, cem = (person(root, name) for name in (ADA, BEN, CEM))
    ada.run("group", "new", GROUP, "--invited", "3")
    ada.in_group("group", "invite", "--out", file(root, "invitation"))
    for one in (ben, cem):
        one.run("group", "join", file(root, "invitation"))
    ben.run(
        "log", "--task", "marking", "--tool", f"{TOOL} helper", "--outcome", "mixed",
        "--worked", f"The {WORKED} was quick, {NAMED} said.", "--didnt", f"The {DIDNT} was not.",
        "--next", f"Try {NEXT}.", "--did", f"I used {DID}.", "--prompt", f"Write {PROMPT}.",
        "--prompt-released", "--line-for-leaders", f"We need {LINE}.", "--tag", TAG,
        "--visibility", "leaders",
    )  # fmt: skip
    ben.run("check-in", "--confidence", "fairly-confident", "--stuck", f"With {STUCK}.",
            "--visibility", "group")  # fmt: skip
    ben.in_group("review", "--decide-all", "keep")
    ben.in_group("bundle", "--out", file(root, "first"))
    ada.in_group("merge", file(root, "first"))
    ada.in_group("group", "admit", "--all")
    with Journal(Home(ada.home)).session() as session:
        home, group = Home(ada.home), member_of(session, GROUP).group_id
        digests.print_words(session, home, group, [NAMED], [NAMED])
        digests.decide(session, home, group, masks=({"text": NAMED, "replacement": "a pupil"},))
    ada.in_group("collect", "--out", file(root, "all"))
    cem.in_group("merge", file(root, "all"))
    for one in (ada, cem):
        digest(one, "peers", file(root, "peers.html"))
        one.run("ask", WORKED)
    digest(ada, "leaders", file(root, "leaders.html"))
    return root


def digest(reader: Person, edition: str, out: Path) -> None:
    reader.in_group("digest", "--edition", edition, "--format", "html", "--out", out)


@pytest.fixture
def root(shared: Path, tmp_path: Path) -> Path:
    """The same for one test alone."""
    for name in (ADA, BEN, CEM, "files"):
        shutil.copytree(shared / name, tmp_path / name)
    return tmp_path


def found_in(home: Path) -> dict[str, list[str]]:
    """The planted words in the bytes of each file of a data folder, by its name there."""
    files = [path for path in sorted(home.rglob("*")) if path.is_file()]
    found = {path.name: _planted(path.read_bytes()) for path in files}
    return {name: words for name, words in found.items() if words}


def _planted(content: bytes) -> list[str]:
    spellings = ("utf-8", "utf-16-le", "utf-16-be")
    lower = content.lower()
    return [word for word in PLANTED if any(word.lower().encode(how) in lower for how in spellings)]


class Commands:
    """Everything by the command line."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def merge(self, who: str, path: Path) -> None:
        person(self.root, who).in_group("merge", path)

    def collect(self, path: Path) -> None:
        person(self.root, ADA).in_group("collect", "--out", path)

    def remove(self, key: str) -> None:
        person(self.root, ADA).in_group("group", "remove", key)

    def carry_out(self, code: str) -> None:
        person(self.root, ADA).run("group", "withdraw-code", code)

    def leave(self, path: Path) -> None:
        person(self.root, BEN).in_group("group", "leave", "--out", path)


class Window(Commands):
    """The same by the functions that the window calls."""

    def merge(self, who: str, path: Path) -> None:
        home = Home(person(self.root, who).home)
        with Journal(home).session() as session:
            mine = member_of(session, GROUP)
            planned = receiving.plan(home, mine, [path], lambda done, of: None)
            receiving.merge(
                session, home, mine.group_id, planned, [], False, NOW, lambda done, of: None
            )

    def collect(self, path: Path) -> None:
        home = Home(person(self.root, ADA).home)
        with Journal(home).session() as session:
            group = member_of(session, GROUP).group_id
            receiving.save_collection(session, home, group, path)

    def remove(self, key: str) -> None:
        home = Home(person(self.root, ADA).home)
        with Journal(home).session() as session:
            parting.remove(session, home, member_of(session, GROUP).group_id, [key])

    def carry_out(self, code: str) -> None:
        home = Home(person(self.root, ADA).home)
        with Journal(home).session() as session:
            parting.carry_out(session, home, member_of(session, GROUP).group_id, code)


def replaced(hands: Commands) -> None:
    ben = person(hands.root, BEN)
    (trial,) = ben.run("list", "--json").json
    ben.run(
        "edit", trial["id"], "--tool", "chatgpt", "--worked", OTHERWISE, "--didnt", OTHERWISE,
        "--next", OTHERWISE, "--did", OTHERWISE, "--prompt", OTHERWISE,
        "--line-for-leaders", OTHERWISE, "--tag", "other",
    )  # fmt: skip
    send(hands, "bundle")


def a_trial_withdrawn(hands: Commands) -> None:
    (trial,) = person(hands.root, BEN).run("list", "--json").json
    send(hands, "withdraw", trial["id"])


def all_withdrawn(hands: Commands) -> None:
    send(hands, "withdraw", "--all")


def left(hands: Commands) -> None:
    hands.leave(file(hands.root, "next"))
    hands.merge(ADA, file(hands.root, "next"))


def removed(hands: Commands) -> None:
    (group,) = person(hands.root, BEN).run("group", "list", "--json").json
    hands.remove(group["contributor"])


def code_carried_out(hands: Commands) -> None:
    hands.carry_out(person(hands.root, BEN).in_group("group", "code").out.strip())


def send(hands: Commands, *command: str) -> None:
    person(hands.root, BEN).in_group("review", "--decide-all", "keep")
    person(hands.root, BEN).in_group(*command, "--out", file(hands.root, "next"))
    hands.merge(ADA, file(hands.root, "next"))


def test_the_words_are_there_to_begin_with(shared: Path) -> None:
    for name in (ADA, CEM):
        everywhere = {word for words in found_in(shared / name).values() for word in words}
        assert everywhere == set(PLANTED)


@pytest.mark.parametrize(
    ("hands", "act", "stays"),
    [
        (Commands, replaced, {STUCK}),
        (Commands, a_trial_withdrawn, {STUCK}),
        (Commands, all_withdrawn, ()),
        (Commands, left, ()),
        (Commands, removed, ()),
        (Commands, code_carried_out, ()),
        (Window, replaced, {STUCK}),
        (Window, removed, ()),
        (Window, code_carried_out, ()),
    ],
)
def test_no_byte_is_left(
    root: Path,
    hands: Callable[[Path], Commands],
    act: Callable[[Commands], None],
    stays: Collection[str],
) -> None:
    at_work = hands(root)
    act(at_work)
    assert {word for words in found_in(root / ADA).values() for word in words} == set(stays)
    at_work.collect(file(root, "all-again"))
    at_work.merge(CEM, file(root, "all-again"))
    assert {word for words in found_in(root / CEM).values() for word in words} == set(stays)
    digest(person(root, ADA), "peers", file(root, "again.html"))
    for name in (ADA, CEM):
        assert {word for words in found_in(root / name).values() for word in words} == set(stays)

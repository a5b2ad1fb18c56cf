"""What was replaced, withdrawn or removed is in no byte of anybody else's data folder.

Ada is the facilitator, Cem merges the collections that she sends. The others share words of their
own and take them back, each in another way.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Outcome
from journal.store.journal_file import Journal
from tests.fixtures.finders import FindsWords
from tests.journeys.people import Person
from ui.work import digest_decisions, parting, receiving
from ui.work.groups import member_of

GROUP = "Elm Park"
TEXTS = (
    "quibberoon", "zandolite", "merrowfax", "thistlegome", "vorpelang", "skandrigle",
    "blenwhistle", "dorquemint",
)  # fmt: skip
WORKED, DIDNT, NEXT, DID, PROMPT, LINE, TAG, TOOL = TEXTS
STUCK, NAMED = "plimsolent", "grimwaldine"  # in the check-in; found in a digest and decided on
OTHERWISE = "Something else altogether."
NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)

ADA, CEM = "ada", "cem"
REPLACES, TAKES_ONE, TAKES_ALL, LEAVES, REMOVED, BY_CODE = (
    "replaces", "takesone", "takesall", "leaves", "removed", "bycode",
)  # fmt: skip
WAYS = (REPLACES, TAKES_ONE, TAKES_ALL, LEAVES, REMOVED, BY_CODE)
DECIDED = tuple(NAMED + way for way in WAYS)
PLANTED = {word + way for way in WAYS for word in (*TEXTS, STUCK, NAMED)}
# Who replaced a trial, or took one back, has a check-in there still.
STAYS = {STUCK + REPLACES, STUCK + TAKES_ONE}


class FindsNamed(Finder):
    """Finds the names in a digest, so that a facilitator decides on it."""

    def find(self, text: str) -> list[Finding]:
        return list(FindsWords(dict.fromkeys(DECIDED, Outcome.HIDE)).find(text))


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
    """Everybody has merged what was shared, read it, asked for it, and decided on words of it."""
    root = tmp_path_factory.mktemp("shared")
    ada, cem = person(root, ADA), person(root, CEM)
    ada.run("group", "new", GROUP, "--invited", 9)
    ada.in_group("group", "invite", "--out", file(root, "invitation"))
    for name in (CEM, *WAYS):
        person(root, name).run("group", "join", file(root, "invitation"))
    for way in WAYS:
        share(root, way)
    ada.in_group("merge", *(file(root, way) for way in WAYS))
    ada.in_group("group", "admit", "--all")
    with Journal(Home(ada.home)).session() as session:
        home, group = Home(ada.home), member_of(session, GROUP).group_id
        printed = dict.fromkeys(DECIDED, digest_decisions.PRINT)
        digest_decisions.answer_words(session, home, group, DECIDED, printed)
        masks = [{"text": name, "replacement": "a pupil"} for name in DECIDED]
        digest_decisions.decide(session, home, group, masks=masks)
    ada.in_group("collect", "--out", file(root, "all"))
    cem.in_group("merge", file(root, "all"))
    for one in (ada, cem):
        digest(one, "peers", file(root, "peers.html"))
        one.run("ask", WORKED)
    digest(ada, "leaders", file(root, "leaders.html"))
    return root


def share(root: Path, way: str) -> None:
    """Share a trial and a check-in full of words of one's own."""
    member = person(root, way)
    member.run(
        "log", "--task", "marking", "--tool", f"{TOOL}{way} helper", "--outcome", "mixed",
        "--worked", f"The {WORKED}{way} was quick, {NAMED}{way} said.",
        "--didnt", f"The {DIDNT}{way} was not.", "--next", f"Try {NEXT}{way}.",
        "--did", f"I used {DID}{way}.", "--prompt", f"Write {PROMPT}{way}.", "--prompt-released",
        "--line-for-leaders", f"We need {LINE}{way}.", "--tag", f"{TAG}{way}",
        "--visibility", "leaders",
    )  # fmt: skip
    member.run("check-in", "--confidence", "fairly-confident", "--stuck", f"With {STUCK}{way}.",
               "--visibility", "group")  # fmt: skip
    send(root, way, "bundle")


def send(root: Path, way: str, *command: str) -> None:
    """Answer what is asked and write the file."""
    person(root, way).in_group("review", "--decide-all", "keep")
    person(root, way).in_group(*command, "--out", file(root, way))


def digest(reader: Person, edition: str, out: Path) -> None:
    reader.in_group("digest", "--edition", edition, "--format", "html", "--out", out)


@pytest.fixture
def root(shared: Path, tmp_path: Path) -> Path:
    """The same for one test alone."""
    for name in (ADA, CEM, *WAYS, "files"):
        shutil.copytree(shared / name, tmp_path / name)
    return tmp_path


def found_in(home: Path) -> set[str]:
    """The planted words in the bytes of all files of a data folder."""
    content = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file()).lower()
    spellings = ("utf-8", "utf-16-le", "utf-16-be")
    return {word for word in PLANTED if any(word.encode(how) in content for how in spellings)}


class Commands:
    """Everything by the command line."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def merge(self, who: str, *paths: Path) -> None:
        person(self.root, who).in_group("merge", *paths)

    def collect(self, path: Path) -> None:
        person(self.root, ADA).in_group("collect", "--out", path)

    def remove(self, key: str) -> None:
        person(self.root, ADA).in_group("group", "remove", key)

    def carry_out(self, code: str) -> None:
        person(self.root, ADA).run("group", "withdraw-code", code)


class Window(Commands):
    """The same by the functions that the window calls."""

    def merge(self, who: str, *paths: Path) -> None:
        home = Home(person(self.root, who).home)
        with Journal(home).session() as session:
            mine = member_of(session, GROUP)
            planned = receiving.plan(home, mine, paths, lambda done, of: None)
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


def take_away(hands: Commands) -> None:
    """Everybody's words go, each in a way of their own."""
    root = hands.root
    (trial,) = person(root, REPLACES).run("list", "--json").json
    person(root, REPLACES).run(
        "edit", trial["id"], "--tool", "chatgpt", "--worked", OTHERWISE, "--didnt", OTHERWISE,
        "--next", OTHERWISE, "--did", OTHERWISE, "--prompt", OTHERWISE,
        "--line-for-leaders", OTHERWISE, "--tag", "other",
    )  # fmt: skip
    send(root, REPLACES, "bundle")
    (trial,) = person(root, TAKES_ONE).run("list", "--json").json
    send(root, TAKES_ONE, "withdraw", trial["id"])
    send(root, TAKES_ALL, "withdraw", "--all")
    person(root, LEAVES).in_group("group", "leave", "--out", file(root, LEAVES))
    hands.merge(ADA, *(file(root, way) for way in (REPLACES, TAKES_ONE, TAKES_ALL, LEAVES)))
    (group,) = person(root, REMOVED).run("group", "list", "--json").json
    hands.remove(group["contributor"])
    hands.carry_out(person(root, BY_CODE).in_group("group", "code").out.strip())


def test_the_words_are_there_to_begin_with(shared: Path) -> None:
    assert found_in(shared / ADA) == PLANTED
    assert found_in(shared / CEM) == PLANTED


@pytest.mark.parametrize("hands", [Commands, Window])
def test_no_byte_is_left(root: Path, hands: Callable[[Path], Commands]) -> None:
    at_work = hands(root)
    take_away(at_work)
    assert found_in(root / ADA) == STAYS
    at_work.collect(file(root, "again"))
    at_work.merge(CEM, file(root, "again"))
    assert found_in(root / CEM) == STAYS
    digest(person(root, ADA), "peers", file(root, "again.html"))
    assert found_in(root / ADA) == STAYS

"""The group's folder on the Share page as pictures: part of tests.ui.pictures."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from journal.group.folder.place import set_folder
from journal.group.membership import memberships
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.ui.fictional_group import colleague
from ui.frame import Frame


def fill_folder(home: Path, scratch: Path) -> None:
    """Put members' files into a folder of the group's: old and new, copied, cut, half arrived."""
    folder = scratch / "Elm Park AI"
    folder.mkdir()
    bundles = [scratch / f"{number}.trialbundle" for number in range(5)]
    bundles += [colleague(scratch, number) for number in (5, 6)]
    for bundle in bundles:
        shutil.copy(bundle, folder / f"Elm-Park-{bundle.name}")
    shutil.copy(bundles[0], folder / "Elm-Park-0 (conflicted copy).trialbundle")
    whole = bundles[1].read_bytes()
    (folder / "Elm-Park-8.trialbundle").write_bytes(whole[: len(whole) // 2])
    (folder / "minutes.trialbundle").write_bytes(b"Minutes of the last meeting.")
    with Journal(Home(home)).session() as session:
        set_folder(session, Home(home), next(iter(memberships(session))), folder)


def exchanging(frame: Frame) -> Iterator[str]:
    """Bring the Share page into these states; what each is called."""
    frame.show_page("share")
    page = frame.page("share")
    page.exchange.show_files()
    yield "share-folder"
    page.exchange.merge()
    yield "share-folder-plan"
    page.go_home()

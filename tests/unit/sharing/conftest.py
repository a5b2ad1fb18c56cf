"""One teacher with two computers: by a restored backup, by a copied data folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.sharing.restoring import restore
from tests.fixtures.groups import NOW, Computer


@pytest.fixture
def first(computer: Callable[[str], Computer]) -> Computer:
    """The computer that is lost, or goes on, while its backup is restored on another."""
    return computer("first").found(open_to_all=True)


@pytest.fixture
def second(first: Computer, computer: Callable[[str], Computer]) -> Computer:
    """The other computer, from a backup of an early hour."""
    first.log(worked="before the backup")
    first.share()
    made = computer("second")
    restore(made.journal, Path(first.journal.back_up(NOW)), NOW)
    made.group = first.group
    return made


@pytest.fixture
def copy(first: Computer, computer: Callable[[str], Computer]) -> Computer:
    first.log(worked="before the copy")
    first.share()
    first.close()
    made = computer("second")
    made.close()
    shutil.rmtree(made.home.root)
    shutil.copytree(first.home.root, made.home.root)
    made.__post_init__()
    made.group = first.group
    first.__post_init__()
    return made

"""What a copied data folder, the group's folder and a file tell of another computer's share."""

from pathlib import Path

import pytest
from sqlmodel import Session

from journal.errors import UserError
from journal.model.membership import Membership
from journal.paths import Home
from journal.sharing.only_there import WrittenElsewhere
from journal.sharing.sending import next_snapshot
from journal.sharing.snapshot import Written
from tests.fixtures.groups import NOW, Computer
from tests.fixtures.homes import bring, own_of, shared


def test_two_copies_of_a_data_folder_never_overwrite_each_other_in_silence(
    first: Computer, copy: Computer
) -> None:
    assert copy.mine.writer == first.mine.writer
    first.log(worked="on the first")
    copy.log(worked="on the copy")
    there = first.share()
    here = copy.share()
    assert there.sequence == here.sequence  # neither could know
    copy.merge(there.sealed, here.sealed)
    first.merge(there.sealed, here.sealed)
    asked = []
    for one in (first, copy):
        own = own_of(one)
        if not own.is_known:
            asked.append(one)
    (loser,) = asked  # one of the two, whichever hash was less
    with pytest.raises(WrittenElsewhere, match="1 trial"):
        loser.share()
    bring(loser)
    assert first.mine.writer != copy.mine.writer  # from now on they are told apart
    both = loser.share()
    assert set(shared(both)) == {"before the copy", "on the first", "on the copy"}


def test_the_mark_that_a_copy_takes_is_the_same_in_the_look_and_in_the_file(
    first: Computer, copy: Computer
) -> None:
    first.log(worked="on the first")
    copy.merge(first.share().sealed)
    made = copy.prepared().contents
    looked: list[Written] = []

    def look(session: Session, mine: Membership) -> None:
        with copy.library.reading() as found:
            looked.append(next_snapshot(session, found, mine, made, NOW, take_over=True))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        copy.change(look)
    assert copy.share(take_over=True).plain == looked[0].plain
    assert copy.mine.writer != first.mine.writer


def test_the_folder_tells_too(first: Computer, copy: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    first.log(worked="on the first")
    (folder / "elm-park.trialbundle").write_bytes(first.share().sealed)
    (folder / "half.trialbundle").write_bytes(first.share().sealed[:4_000])
    copy.change(lambda _s, mine: setattr(mine, "folder", str(folder)))
    with pytest.raises(WrittenElsewhere, match="1 trial"):
        copy.share()
    folder.rename(tmp_path / "unplugged")
    copy.share()


def test_a_file_given_is_looked_into(first: Computer, second: Computer, tmp_path: Path) -> None:
    first.log(worked="since")
    file = tmp_path / "mine.trialbundle"
    file.write_bytes(first.share().sealed)
    assert not own_of(second, file).is_known
    other = tmp_path / "other.trialbundle"
    stranger = Computer(Home(tmp_path / "stranger")).join(first)
    stranger.log()
    other.write_bytes(stranger.share().sealed)
    stranger.close()
    with pytest.raises(UserError, match="holds nothing that you shared"):
        own_of(first, other)

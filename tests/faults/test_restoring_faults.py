"""A restore that is killed: the journal of before, or the restored one as another writer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.paths import Home
from journal.sharing.restoring import is_damaged, restore, restore_damaged
from tests.fixtures.groups import NOW, Computer

ROOT = Path(__file__).parents[2]

# Dies as soon as the backup stands in the journal's place.
KILLED = """
import os
import sys
from pathlib import Path
from journal.paths import Home
from journal.sharing import restoring
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW

home, backup = Home(Path(sys.argv[2])), Path(sys.argv[3])
put_back = restoring.put_back

def put_back_and_die(copy, database):
    put_back(copy, database)
    os._exit(9)

restoring.put_back = put_back_and_die
if sys.argv[1] == "damaged":
    restoring.restore_damaged(home, backup, NOW)
else:
    restoring.restore(Journal(home), backup, NOW)
"""


@pytest.mark.parametrize("sort", ["sound", "damaged"])
def test_a_restore_that_is_killed_never_writes_under_the_old_mark(
    sort: str, tmp_path: Path
) -> None:
    computer = Computer(Home(tmp_path)).found()
    computer.log()
    computer.share()
    old = computer.mine
    backup = tmp_path / "a backup.db"
    Path(computer.journal.back_up(NOW)).rename(backup)
    computer.close()
    if sort == "damaged":
        for part in tmp_path.glob("journal.db*"):
            part.write_bytes(b"no database, " * 1_000)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, sort, str(tmp_path), str(backup)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 9
    if sort == "damaged":
        assert is_damaged(Home(tmp_path))  # it stands aside whole, and nothing empty in its place
        restore_damaged(Home(tmp_path), backup, NOW)
    again = Computer(Home(tmp_path), computer.group)
    assert again.mine.contributor == old.contributor
    assert again.mine.writer != old.writer
    assert again.mine.last_sequence > old.last_sequence
    again.close()


def test_an_older_backup_never_lowers_the_number_that_this_computer_reached(tmp_path: Path) -> None:
    """Where the group's files cannot be read, the journal of before alone knows the number."""
    computer = Computer(Home(tmp_path)).found()
    backup = tmp_path / "a backup.db"
    Path(computer.journal.back_up(NOW)).rename(backup)
    for seed in (b"\1", b"\7", b"\2", b"\5"):
        restore(computer.journal, backup, NOW, randomness=lambda n, seed=seed: (seed * n)[:n])
        computer.log()
        number = computer.share().sequence
        restore(computer.journal, backup, NOW, randomness=lambda n: b"\3" * n)
        assert computer.mine.last_sequence > number
    computer.close()

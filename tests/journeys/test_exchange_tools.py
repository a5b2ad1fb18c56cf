"""The README's commands, as they stand there: a bundle opened and validated with other tools."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.people import Person

ROOT = Path(__file__).parents[2]
TOOLS = ("age", "unzip")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="the programs age and unzip are not installed here"
)
# What the README calls run.py: the same commands, without making the environment first.
RUN = "import sys\nfrom journal.cli import main\nsys.exit(main(sys.argv[1:]))\n"


def commands() -> list[str]:
    """The lines of the block under the README's heading."""
    text = (ROOT / "README.md").read_text("utf-8")
    _before, found, after = text.partition("### With other tools\n")
    assert found
    lines = [line for line in after.partition("\n#")[0].splitlines() if line.startswith("    ")]
    assert [line.split()[0] for line in lines] == ["python3", "age", "unzip", "frictionless"]
    return [line.strip() for line in lines]


def typed(command: str, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """A command typed into a shell in `folder`, where run.py and the bundle lie."""
    (folder / "run.py").write_text(RUN, "utf-8")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TRIAL_JOURNAL_HOME": str(home),
    }
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, Person, Path]:
    """A facilitator, a member, and the bundle that the member sent."""
    folder = tmp_path_factory.mktemp("elm")
    facilitator, member = Person(folder / "facilitator"), Person(folder / "member")
    facilitator.group = facilitator.run("group", "new", "Elm Park", "--json").json["id"]
    facilitator.run("group", "invite", "--out", folder / "invitation.txt")
    member.join(folder / "invitation.txt")
    words = ("--worked", "a first draft in five minutes", "--visibility", "leaders")
    member.run(
        "log", "--task", "Marking", "--tool", "ChatGPT", "--outcome", "worked-as-hoped", *words
    )
    return facilitator, member, member.bundle(folder / "mine.trialbundle")


def test_the_commands_of_the_readme_open_and_validate_a_bundle(
    sent: tuple[Person, Person, Path], tmp_path: Path
) -> None:
    """With the key of the facilitator and with the writer's own; what was changed is not valid."""
    *people, bundle = sent
    for person in people:
        folder = tmp_path / person.home.name
        folder.mkdir()
        shutil.copy(bundle, folder / "mine.trialbundle")
        for command in commands()[:-1]:
            ended = typed(command, folder, person.home)
            assert ended.returncode == 0, f"{command}: {ended.stdout}{ended.stderr}"
        table = folder / "mine" / "trials-group.jsonl"
        assert "a first draft in five minutes" in table.read_text("utf-8")

    valid = typed(commands()[-1], folder, person.home)
    assert valid.returncode == 0, valid.stdout + valid.stderr
    table.write_text(table.read_text("utf-8").replace("five", "nine"), "utf-8")
    tampered = typed(commands()[-1], folder, person.home)
    assert tampered.returncode == 1
    assert "hash" in tampered.stdout.lower()


def test_the_key_file_is_the_owners_alone_and_never_written_over(
    sent: tuple[Person, Person, Path], tmp_path: Path
) -> None:
    facilitator, member, _bundle = sent
    theirs, hers = tmp_path / "facilitator.txt", tmp_path / "member.txt"
    assert "Send it to nobody" in facilitator.run("group", "key", "--out", theirs).out
    member.run("group", "key", "--out", hers)
    if os.name == "posix":
        assert stat.S_IMODE(theirs.stat().st_mode) == 0o600
    keys = [line for line in theirs.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(keys) == 3
    assert all(key.startswith("AGE-SECRET-KEY-1") for key in keys)
    members = [line for line in hers.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(members) == 2, "no inbox key in a group that is not open"
    assert len({*keys, *members}) == 4, "only the reading key is shared"
    again = member.run("group", "key", "--out", hers, status=1)
    assert "already" in again.err


def test_a_stranger_cannot_open_it(sent: tuple[Person, Person, Path], tmp_path: Path) -> None:
    *_people, bundle = sent
    shutil.copy(bundle, tmp_path / "mine.trialbundle")
    stranger = Person(tmp_path / "stranger")
    stranger.run("group", "new", "Oak Lane")
    stranger.run("group", "key", "--out", tmp_path / "key.txt")
    _write_key, open_it, *_others = commands()
    assert "-i key.txt" in open_it
    refused = typed(open_it, tmp_path, stranger.home)
    assert refused.returncode == 1
    assert "no identity matched" in refused.stderr

"""Files made to take all memory or time: read by another process with little of both."""

import io
import json
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.bundle.archive import write_archive
from journal.bundle.limits import LINE
from journal.bundle.manifest import MANIFEST, PADDING, README, SIGNATURE, measured, write_manifest
from journal.bundle.seal import recipient_of, seal
from journal.bundle.texts import is_clean
from journal.bundle.write import README_TEXT
from journal.group.admission import newest
from journal.group.collection import INDEX, read_admissions, read_collection, write_admissions
from journal.group.collection_index import LARGEST_INDEX
from tests.fixtures.bundles import make_contributor
from tests.fixtures.groups import plain_group
from tests.fixtures.growth import growth
from tests.fuzz.targets import INBOX

resource = pytest.importorskip("resource", reason="limits of a process are POSIX")
ROOT = Path(__file__).parents[2]
MB = 2**20
READ = """
import json, resource, sys
from pathlib import Path
from journal.group.merge.reading import read_paths
from tests.fixtures.groups import plain_group
from tests.fixtures.growth import yardsticks
from tests.fuzz.targets import INBOX

def largest():
    kilobytes = 1 if sys.platform == "linux" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // kilobytes

before, announced = largest(), plain_group().signed.announcement
resource.setrlimit(resource.RLIMIT_DATA, (800_000_000, 800_000_000))
for path in sorted(Path(sys.argv[1]).iterdir()):
    found = []
    long = yardsticks(lambda: found.append(read_paths([path], announced, [INBOX])))
    (refused,) = found[0].refused
    assert not found[0].arrivals and not found[0].admissions
    print(json.dumps([path.name, refused.reason, (largest() - before) // 1024, long]))
"""


def zip_of(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as target:
        target.writestr(name, content)
    return written.getvalue()


def to_a_block(data: bytes) -> bytes:
    return data + bytes(-len(data) % 65_536)


def nested() -> bytes:
    inner = zip_of("a", bytes(50 * MB))
    for _level in range(4):
        inner = zip_of(INDEX, inner * 3)
    return inner


def zip64() -> bytes:
    """A stored member whose sizes stand in the extra field, as 2^63."""
    extra = struct.pack("<HHQQ", 1, 16, 2**63, 2**63)
    name = INDEX.encode()
    header = struct.pack(
        "<4sHHHHHIIIHH", b"PK\x03\x04", 45, 0, 0, 0, 33, 0, 2**32 - 1, 2**32 - 1, len(name), 20
    )
    return to_a_block(header + name + extra)


def claiming(size: int) -> bytes:
    own = write_admissions(plain_group().signed, {})
    data = bytearray(write_archive({INDEX: own, "snapshots/a/b": bytes(9 * MB)}))
    at = data.index(b"PK\x03\x04", 4)
    struct.pack_into("<II", data, at + 18, size, size)
    return bytes(data)


def index(content: bytes) -> bytes:
    return b'{"trialJournal":"collection 1","admissions":' + content


def signed_lines(line: bytes, count: int) -> bytes:
    """A bundle with a table of such lines, described and signed as it should be."""
    writer = make_contributor(random.Random(1), plain_group().id)
    members = {"trials-group.jsonl": (line + b"\n") * count, README: README_TEXT.encode()}
    for padding in (0, 0, 0):
        members[PADDING] = bytes(len(members.get(PADDING, b"")) + padding)
        manifest = write_manifest(writer.header, {p: measured(c) for p, c in members.items()})
        whole = members | {MANIFEST: manifest, SIGNATURE: writer.key.sign(manifest)}
        missing = -len(write_archive(whole)) % 65_536
        members[PADDING] = bytes((len(members[PADDING]) + missing) % 65_536)
    manifest = write_manifest(writer.header, {p: measured(c) for p, c in members.items()})
    return write_archive(members | {MANIFEST: manifest, SIGNATURE: writer.key.sign(manifest)})


BOMBS: dict[str, Callable[[], bytes]] = {
    "claims 64 MB": lambda: claiming(64 * MB),
    "claims all": lambda: claiming(2**32 - 1),
    "collection within a collection": lambda: write_archive({INDEX: write_archive({INDEX: b"{}"})}),
    "deep index": lambda: index(b"[" * 4 * MB),
    "deep objects": lambda: index(b'{"a":' * MB),
    "deflated": lambda: zip_of(INDEX, bytes(60 * MB)),
    "deflated bundle": lambda: to_a_block(zip_of("trials-group.jsonl", bytes(60 * MB))),
    "large index": lambda: index(b"[" + b"[]," * (4 * MB)),
    "large index in a collection": lambda: write_archive({INDEX: index(b"[],"[:1] * 9 * MB)}),
    "large sealed": lambda: seal(bytes(12 * MB), [recipient_of(INBOX)]),
    "large sealed index": lambda: seal(index(b"[]," * (4 * MB)), [recipient_of(INBOX)]),
    "long numbers": lambda: index(b"9" * 8 * MB),
    "many facilitators": lambda: index(b'[],"facilitators":{"a":"b"' + b',"a":"b"' * MB + b"}}"),
    "large zeros": lambda: b"{" + bytes(20 * MB),
    "many parts": lambda: write_archive({f"{n:05}": b"" for n in range(65_500)}),
    "nested": nested,
    "overlong lines": lambda: signed_lines(b'{"aim":[' + b"1," * (LINE // 2) + b"1]}", 30),
    "wide index": lambda: index(b"[" + b"[]," * (LARGEST_INDEX // 3 - 100) + b"[]]}"),
    "wide lines": lambda: signed_lines(b'{"aim":[' + b"1," * (LINE // 2 - 9) + b"1]}", 8),
    "zip64": zip64,
}


def told(folder: Path) -> dict[str, tuple[str, int, float]]:
    """What the other process says of each: the reason, its largest size by then, yardsticks."""
    for name, made in BOMBS.items():
        (folder / name).write_bytes(made())
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr[-2_000:]
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    return {name: (reason, size, long) for name, reason, size, long in lines}


def test_each_bomb_is_refused_with_one_sentence_in_little_memory_and_time(tmp_path: Path) -> None:
    """One test for all: a module's fixture would be made by each worker that has one of them."""
    found = told(tmp_path)
    assert found.keys() == BOMBS.keys()
    for name, (reason, size, long) in found.items():
        assert reason.endswith("."), name
        assert is_clean(reason), name
        assert "\n" not in reason, name
        assert len(reason) < 200, name
        assert size < 300, f"{name}: megabytes beyond those of the program itself"
        assert long < 50, f"{name}: yardsticks, an order of magnitude above what it takes"


def test_time_grows_with_the_admissions_and_parts_of_a_file_and_no_faster() -> None:
    group = plain_group()
    hands = [f"{number:064x}" for number in range(400)]
    records = newest(group.admission(hand) for hand in hands)
    files = {
        size: write_admissions(group.signed, dict(list(records.items())[:size]))
        for size in (1, 100, 400)
    }
    assert growth(lambda size: read_admissions(files[size]), 100) < 10

    own = write_admissions(group.signed, {})
    parts = {
        size: write_archive({INDEX: own} | {f"snapshots/{n:05}/x": b"" for n in range(size)})
        for size in (1, 1_000, 4_000)
    }
    assert growth(lambda size: read_collection(parts[size]), 1_000) < 10

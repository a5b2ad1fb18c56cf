"""A file of version 1, written when the format was first released: it must be read for ever."""

from hashlib import sha256
from pathlib import Path

from journal.bundle.manifest import README
from journal.bundle.read import read_bundle
from journal.bundle.tables import TABLES

FIRST = Path(__file__).parents[2] / "fixtures" / "version_1.zip"


def test_the_first_file_is_read_and_written_again_as_it_was():
    bundle = read_bundle(FIRST.read_bytes())
    assert bundle.header.sequence == 2_968_000_001
    assert (
        bundle.manifest_hash == "befdfbe5bb0107eef599c8aee0c479c91d204cccec8012794ab527c4bb70c2fc"
    )
    assert len(bundle.contents.group_trials) == 2
    written = {
        table.path: table.to_bytes(getattr(bundle.contents, table.contents_field))
        for table in TABLES
    }
    assert written == {path: data for path, data in bundle.members.items() if path != README}


def test_it_is_the_file_that_was_kept():
    assert (
        sha256(FIRST.read_bytes()).hexdigest()
        == "109387ead8ce8b91e863c9ff1504e2c4bb85072bd72d1f5b6449bb034de23ea4"
    )

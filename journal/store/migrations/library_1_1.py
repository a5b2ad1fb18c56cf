"""Version 1.1 of a group's library: whoever counts, counts in a group of her own; a history.

A library above several groups holds snapshots and admissions of each: one group's facilitator must
not admit, remove or replace what belongs to another. The group of a snapshot stands in its
manifest, which its writer signed.
"""

from journal.store.migrate import Migration
from journal.store.migrations import library_1_0

_GROUP = "json_extract(CAST(manifest AS TEXT), '$.trialJournal.group')"
_ADMISSION = """admission WHERE admission.contributor = old_snapshot.contributor
    AND admission."group" = json_extract(CAST(manifest AS TEXT), '$.trialJournal.group')
    AND admission.standing = 'admitted'"""


def _beside_an_index(table: str) -> tuple[str, ...]:
    """A table of long rows beside the index that finds them, no longer as its own index.

    As its own index SQLite reads long rows whole only to pass them by, and gives the end of each
    a page of its own: a library took half as much room again, and its last rows took the longest.
    """
    (made,) = (one for one in library_1_0.STATEMENTS if f"CREATE TABLE {table} (" in one)
    return (
        f"ALTER TABLE {table} RENAME TO old_{table}",
        made.replace(" WITHOUT ROWID", ""),
        f"INSERT INTO {table} SELECT * FROM old_{table}",
        f"DROP TABLE old_{table}",
    )


STATEMENTS = (
    "ALTER TABLE admission RENAME TO old_admission",
    """
CREATE TABLE admission (
    contributor TEXT NOT NULL,
    counter INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('admitted', 'removed')),
    roles TEXT NOT NULL,
    "group" TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (contributor, "group")
) WITHOUT ROWID
""",
    'INSERT INTO admission SELECT contributor, counter, standing, roles, "group", signature'
    " FROM old_admission",
    "DROP TABLE old_admission",
    "ALTER TABLE snapshot RENAME TO old_snapshot",
    """
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    contributor TEXT NOT NULL,
    "group" TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    manifest_hash TEXT NOT NULL,
    manifest BLOB NOT NULL,
    signature BLOB NOT NULL,
    writer TEXT NOT NULL,
    withdrawal_hash TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('admitted', 'waiting')),
    slips INTEGER NOT NULL DEFAULT 0,
    UNIQUE (contributor, "group")
)
""",
    f"""
INSERT INTO snapshot SELECT id, contributor, {_GROUP}, sequence, manifest_hash, manifest,
    signature, writer, withdrawal_hash,
    CASE WHEN EXISTS (SELECT 1 FROM {_ADMISSION}) THEN 'admitted' ELSE 'waiting' END,
    EXISTS (SELECT 1 FROM {_ADMISSION} AND admission.roles LIKE '%"slips"%')
FROM old_snapshot
""",
    "DROP TABLE old_snapshot",
    *_beside_an_index("member"),
    *_beside_an_index("group_trial"),
    *_beside_an_index("leaders_trial"),
    *_beside_an_index("group_check_in"),
    *_beside_an_index("tool"),
    """
CREATE TABLE merge (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, fingerprint TEXT NOT NULL, counts TEXT NOT NULL
)
""",
    # Merges of before were not counted: all of one second was one, its fingerprint is not known.
    """
INSERT INTO merge (at, fingerprint, counts) SELECT at, '', (
    SELECT json_group_object(standing, times) FROM (
        SELECT standing, count(*) AS times FROM merge_record AS same
        WHERE same.at = of_one.at GROUP BY standing
    )
) FROM merge_record AS of_one GROUP BY at ORDER BY min(n)
""",
    "ALTER TABLE merge_record ADD COLUMN merge INTEGER REFERENCES merge (n)",
    "UPDATE merge_record SET merge = (SELECT n FROM merge WHERE merge.at = merge_record.at)",
    "CREATE INDEX merge_record_of ON merge_record (merge)",
)

MIGRATION = Migration(1, 1, STATEMENTS)

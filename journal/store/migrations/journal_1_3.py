"""Version 1.3 of the journal: what was reviewed stays reviewed, and lists of names know their file.

A name may stand in several lists, so that forgetting one list leaves the others whole; what was
typed by hand is the list without a name.
"""

from journal.store.migrate import Migration

STATEMENTS = (
    """
CREATE TABLE listed_name (
    n INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    list_name TEXT NOT NULL DEFAULT '',
    year_group TEXT,
    keep_until DATE,
    UNIQUE (list_name, kind, text)
)
""",
    """
INSERT INTO listed_name (n, text, kind, keep_until) SELECT n, text, kind, keep_until FROM own_name
""",
    "DROP TABLE own_name",
    "ALTER TABLE listed_name RENAME TO own_name",
    "ALTER TABLE review_decision ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE review_decision ADD COLUMN trial TEXT",
    "ALTER TABLE review_decision ADD COLUMN decided_at DATETIME",
    """
CREATE TABLE reviewed_record (
    group_id TEXT NOT NULL,
    record TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    reviewed_at DATETIME NOT NULL,
    PRIMARY KEY (group_id, record)
)
""",
)

MIGRATION = Migration(1, 3, STATEMENTS)

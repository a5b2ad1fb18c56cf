"""Version 1.4 of the journal: a group's folder, a role handed over, trials that came home.

A trial brought in from what another computer of its writer shared keeps the id that it has in the
group, so that its code, its chain and its round go on.
"""

from journal.store.migrate import Migration

STATEMENTS = (
    "ALTER TABLE membership ADD COLUMN folder TEXT",
    "ALTER TABLE membership ADD COLUMN merges_itself INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE membership ADD COLUMN handed_over_at TEXT",
    "ALTER TABLE sharing ADD COLUMN shared_id TEXT",
)

MIGRATION = Migration(1, 4, STATEMENTS)

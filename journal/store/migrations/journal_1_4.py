"""Version 1.4 of the journal: a group's folder, a role handed over, trials that came home.

A trial brought in from what another computer of its writer shared keeps the id that it has in the
group, so that its code, its chain and its round go on. A membership knows which of its owner's
snapshots this journal wrote: of those before this version, all that its writer mark had numbered.
"""

from journal.store.migrate import Migration

STATEMENTS = (
    "ALTER TABLE membership ADD COLUMN folder TEXT",
    "ALTER TABLE membership ADD COLUMN merges_itself INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE membership ADD COLUMN handed_over_at TEXT",
    "ALTER TABLE sharing ADD COLUMN shared_id TEXT",
    "ALTER TABLE membership ADD COLUMN known_shares JSON NOT NULL DEFAULT '{}'",
    """UPDATE membership SET known_shares = '{"' || writer || '":' || last_sequence || '}'
    WHERE last_sequence > 0""",
)

MIGRATION = Migration(1, 4, STATEMENTS)

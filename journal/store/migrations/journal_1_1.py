"""Version 1.1 of the journal: what a teacher who stays asks for. Templates, follow-ups, actions."""

from journal.store.migrate import Migration

STATEMENTS = (
    """
CREATE TABLE template (
    task TEXT NOT NULL,
    content TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (task)
)
""",
    """
CREATE TABLE follow_up (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    trial TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    still_using TEXT,
    minutes_ai REAL,
    quality_vs_usual TEXT,
    ask_again_on TEXT,
    UNIQUE (id)
)
""",
    """
CREATE TABLE action (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    asked TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    owner_role TEXT NOT NULL,
    by_when TEXT,
    answer TEXT,
    because TEXT,
    came_of TEXT,
    trial TEXT,
    updated_at TEXT NOT NULL,
    UNIQUE (id)
)
""",
    """
CREATE TABLE saved_search (
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    "order" TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (name)
)
""",
    """
CREATE TABLE own_word (
    word TEXT NOT NULL,
    PRIMARY KEY (word)
)
""",
    """
CREATE TABLE import_mapping (
    headings TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (headings)
)
""",
    """
CREATE TABLE not_duplicate (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    PRIMARY KEY (first, second)
)
""",
    "CREATE INDEX follow_up_of ON follow_up (trial, n)",
    "CREATE INDEX chain_link_earlier ON chain_link (earlier)",
    "CREATE INDEX trial_follow_up ON trial (still_using, tried_on) WHERE deleted_at IS NULL",
)

MIGRATION = Migration(1, 1, STATEMENTS)

"""Version 1.0 of the journal: the first."""

from journal.store.migrate import Migration

STATEMENTS = (
    """
CREATE TABLE chain_link (
    later TEXT NOT NULL,
    earlier TEXT NOT NULL,
    change_made TEXT,
    changed TEXT,
    expected TEXT,
    happened TEXT,
    PRIMARY KEY (later)
)
""",
    """
CREATE TABLE check_in (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    made_on TEXT NOT NULL,
    source TEXT NOT NULL,
    confidence TEXT,
    curiosity TEXT,
    barrier TEXT NOT NULL,
    support_wanted TEXT NOT NULL,
    "using" TEXT,
    curious TEXT,
    stuck TEXT,
    visibility TEXT NOT NULL,
    source_hash TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (id)
)
""",
    """
CREATE TABLE draft (
    id TEXT NOT NULL,
    trial TEXT,
    content TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (id)
)
""",
    """
CREATE TABLE membership (
    group_id TEXT NOT NULL,
    announcement TEXT NOT NULL,
    announcement_signature TEXT NOT NULL,
    contributor TEXT NOT NULL,
    contributor_key TEXT NOT NULL,
    id_secret TEXT NOT NULL,
    own_identity TEXT NOT NULL,
    inbox_identity TEXT,
    reading_identity TEXT,
    facilitator_key TEXT,
    writer TEXT NOT NULL,
    last_sequence INTEGER NOT NULL,
    withdrawal_code TEXT NOT NULL,
    context TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    left_at TEXT,
    PRIMARY KEY (group_id)
)
""",
    """
CREATE TABLE own_name (
    n INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    keep_until TEXT,
    UNIQUE (text)
)
""",
    """
CREATE TABLE registered_tool (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    tool TEXT NOT NULL,
    version TEXT,
    owner_role TEXT NOT NULL,
    approved_uses TEXT,
    data_limits TEXT,
    dpia_status TEXT NOT NULL,
    age_limit INTEGER,
    approved_on TEXT,
    review_on TEXT,
    status TEXT NOT NULL,
    UNIQUE (id)
)
""",
    """
CREATE TABLE release_ledger (
    group_id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (group_id)
)
""",
    """
CREATE TABLE review_decision (
    group_id TEXT NOT NULL,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    decision TEXT NOT NULL,
    reword TEXT,
    PRIMARY KEY (group_id, question)
)
""",
    """
CREATE TABLE sharing (
    group_id TEXT NOT NULL,
    trial TEXT NOT NULL,
    first_round INTEGER,
    withdrawn INTEGER NOT NULL,
    shared_hash TEXT,
    PRIMARY KEY (group_id, trial)
)
""",
    """
CREATE TABLE trial (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    kind TEXT NOT NULL,
    aim TEXT NOT NULL,
    work_area TEXT,
    task TEXT NOT NULL,
    tool TEXT NOT NULL,
    tool_version TEXT,
    tool_access TEXT,
    tried_by TEXT,
    use TEXT,
    hands_on TEXT,
    for_whom TEXT NOT NULL,
    phase TEXT NOT NULL,
    year_label TEXT,
    setting TEXT,
    subject TEXT NOT NULL,
    pupil_reach TEXT,
    did TEXT,
    prompt TEXT,
    prompt_released INTEGER NOT NULL,
    worked TEXT,
    didnt TEXT,
    next TEXT,
    outcome TEXT,
    decision TEXT,
    kept TEXT,
    priority TEXT,
    minutes_usual REAL,
    minutes_ai REAL,
    minutes_prompting REAL,
    minutes_checking REAL,
    minutes_fixing REAL,
    minutes_learning REAL,
    items INTEGER,
    time_basis TEXT,
    quality_vs_usual TEXT,
    time_went_to TEXT,
    effort_moved_to TEXT NOT NULL,
    checking TEXT,
    fixes TEXT,
    evidence TEXT NOT NULL,
    concern TEXT NOT NULL,
    concern_action TEXT NOT NULL,
    data_put_in TEXT NOT NULL,
    safe_use TEXT NOT NULL,
    barrier TEXT NOT NULL,
    reason_not_used TEXT NOT NULL,
    pupil_benefit TEXT NOT NULL,
    could_not_use TEXT NOT NULL,
    confidence_before TEXT,
    confidence_after TEXT,
    role_band TEXT,
    learned_from TEXT,
    still_using TEXT,
    based_on TEXT,
    tag TEXT NOT NULL,
    growth TEXT NOT NULL,
    line_for_leaders TEXT,
    open_name TEXT,
    pupil_at_risk INTEGER NOT NULL,
    colleague_agreed INTEGER NOT NULL,
    visibility TEXT NOT NULL,
    tried_on TEXT NOT NULL,
    notes TEXT NOT NULL,
    source_hash TEXT,
    UNIQUE (id)
)
""",
    """
CREATE TABLE trial_version (
    n INTEGER PRIMARY KEY,
    trial TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    content TEXT NOT NULL
)
""",
    """
CREATE VIRTUAL TABLE trial_fts USING fts5(
    task, tool, tag, did, prompt, worked, didnt, next, kept, priority, line_for_leaders, notes,
    content='trial', content_rowid='n', prefix='1 2 3',
    tokenize='unicode61 remove_diacritics 2'
)
""",
    """
CREATE TRIGGER trial_indexed AFTER INSERT ON trial BEGIN
    INSERT INTO trial_fts(rowid,
        task, tool, tag, did, prompt, worked,
        didnt, next, kept, priority, line_for_leaders, notes)
    VALUES (new.n,
        new.task, new.tool, new.tag, new.did, new.prompt, new.worked,
        new.didnt, new.next, new.kept, new.priority, new.line_for_leaders, new.notes);
END
""",
    """
CREATE TRIGGER trial_unindexed AFTER DELETE ON trial BEGIN
    INSERT INTO trial_fts(trial_fts, rowid,
        task, tool, tag, did, prompt, worked,
        didnt, next, kept, priority, line_for_leaders, notes)
    VALUES ('delete', old.n,
        old.task, old.tool, old.tag, old.did, old.prompt, old.worked,
        old.didnt, old.next, old.kept, old.priority, old.line_for_leaders, old.notes);
END
""",
    """
CREATE TRIGGER trial_reindexed AFTER UPDATE OF
    task, tool, tag, did, prompt, worked, didnt, next, kept, priority, line_for_leaders, notes
ON trial BEGIN
    INSERT INTO trial_fts(trial_fts, rowid,
        task, tool, tag, did, prompt, worked,
        didnt, next, kept, priority, line_for_leaders, notes)
    VALUES ('delete', old.n,
        old.task, old.tool, old.tag, old.did, old.prompt, old.worked,
        old.didnt, old.next, old.kept, old.priority, old.line_for_leaders, old.notes);
    INSERT INTO trial_fts(rowid,
        task, tool, tag, did, prompt, worked,
        didnt, next, kept, priority, line_for_leaders, notes)
    VALUES (new.n,
        new.task, new.tool, new.tag, new.did, new.prompt, new.worked,
        new.didnt, new.next, new.kept, new.priority, new.line_for_leaders, new.notes);
END
""",
    "CREATE INDEX trial_newest ON trial (tried_on DESC, n DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX trial_deleted ON trial (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE UNIQUE INDEX trial_source ON trial (source_hash) WHERE source_hash IS NOT NULL",
    "CREATE INDEX trial_version_of ON trial_version (trial, n)",
    "CREATE UNIQUE INDEX check_in_source ON check_in (source_hash) WHERE source_hash IS NOT NULL",
)

MIGRATION = Migration(1, 0, STATEMENTS)

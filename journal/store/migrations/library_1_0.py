"""Version 1.0 of a group's library: the first."""

from journal.store.migrate import Migration

# Rows are keyed by (snapshot, n): random text keys cost several times more at a million rows.
_TRIAL_CONTEXT = """
    period TEXT, kind TEXT, aim TEXT, work_area TEXT, task TEXT, tool TEXT"""
_TRIAL_CIRCUMSTANCES = """
    tool_access TEXT, tried_by TEXT, use TEXT, hands_on TEXT, for_whom TEXT, phase TEXT,
    setting TEXT, subject_area TEXT, pupil_reach TEXT"""
_TRIAL_FIGURES = """
    usual_band TEXT, ai_band TEXT, net_band TEXT, net_per_item_band TEXT, time_basis TEXT,
    quality_vs_usual TEXT, time_went_to TEXT, effort_moved_to TEXT, checking TEXT, fixes TEXT,
    evidence TEXT, concern TEXT, concern_action TEXT, data_put_in TEXT, safe_use TEXT,
    barrier TEXT, reason_not_used TEXT, pupil_benefit TEXT, could_not_use TEXT, role_band TEXT,
    learned_from TEXT, still_using TEXT, based_on TEXT, follows TEXT, change_made TEXT"""
_KEY = "snapshot INTEGER NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL"

STATEMENTS = (
    """
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    contributor TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL,
    manifest_hash TEXT NOT NULL,
    manifest BLOB NOT NULL,
    signature BLOB NOT NULL,
    writer TEXT NOT NULL,
    withdrawal_hash TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('admitted', 'waiting')),
    slips INTEGER NOT NULL DEFAULT 0
)
""",
    """
CREATE TABLE member (
    snapshot INTEGER NOT NULL, path TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (snapshot, path)
) WITHOUT ROWID
""",
    f"""
CREATE TABLE group_trial (
    {_KEY}, round INTEGER NOT NULL,{_TRIAL_CONTEXT}, tool_version TEXT,{_TRIAL_CIRCUMSTANCES},
    did TEXT, prompt TEXT, worked TEXT, didnt TEXT, next TEXT, outcome TEXT, decision TEXT,
    kept TEXT, priority TEXT,{_TRIAL_FIGURES}, change_expected TEXT, change_happened TEXT,
    tag TEXT,
    PRIMARY KEY (snapshot, n)
) WITHOUT ROWID
""",
    f"""
CREATE TABLE leaders_trial (
    {_KEY}, round INTEGER NOT NULL,{_TRIAL_CONTEXT},{_TRIAL_CIRCUMSTANCES},
    outcome TEXT, decision TEXT,{_TRIAL_FIGURES}, line_for_leaders TEXT, open_name TEXT,
    PRIMARY KEY (snapshot, n)
) WITHOUT ROWID
""",
    f"""
CREATE TABLE group_check_in (
    {_KEY}, round INTEGER NOT NULL, source TEXT NOT NULL, confidence TEXT, curiosity TEXT,
    barrier TEXT, support_wanted TEXT, "using" TEXT, curious TEXT, stuck TEXT,
    PRIMARY KEY (snapshot, n)
) WITHOUT ROWID
""",
    f"""
CREATE TABLE leaders_check_in (
    {_KEY}, round INTEGER NOT NULL, source TEXT NOT NULL, confidence TEXT, curiosity TEXT,
    barrier TEXT, support_wanted TEXT,
    PRIMARY KEY (snapshot, n)
) WITHOUT ROWID
""",
    f"""
CREATE TABLE tool (
    {_KEY}, tool TEXT NOT NULL, version TEXT, owner_role TEXT, approved_uses TEXT,
    data_limits TEXT, dpia_status TEXT, age_limit INTEGER, approved_on TEXT, review_on TEXT,
    status TEXT,
    PRIMARY KEY (snapshot, n)
) WITHOUT ROWID
""",
    """
CREATE TABLE admission (
    contributor TEXT PRIMARY KEY,
    counter INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('admitted', 'removed')),
    roles TEXT NOT NULL,
    "group" TEXT NOT NULL,
    signature TEXT NOT NULL
) WITHOUT ROWID
""",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID",
    """
CREATE TABLE merge_record (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL, standing TEXT NOT NULL
)
""",
)

MIGRATION = Migration(1, 0, STATEMENTS)

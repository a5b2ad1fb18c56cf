"""Version 1.2 of the journal: every text is found, by day, and by what a trial has.

A trial's place in the index is its day and its number, so that the index lists by day. Each value
that a trial has (a tool, a subject, a next step written down…) is a code, one sign for private use
that no text holds: the index answers words and values in one go, and beside the index the codes
are counted.
"""

from journal.store.migrate import Migration

# Days since 2000 and the trial's number, which has room for 16 million.
PLACE = "(coalesce(CAST(julianday({0}.tried_on) - 2451544.5 AS INTEGER), 0) * 16777216 + {0}.n)"
CODE = "char(983040 + trial_term.code)"  # from U+F0001 on

COUNTED = ("tool", "task", "subject", "phase", "outcome", "concern", "tag")
LISTS = ("tool", "task", "subject", "phase", "concern", "tag", "aim", "growth")
SINGLE = ("outcome", "kind", "visibility")
FILLED = ("next", "prompt", "worked", "didnt")
FILLED_LISTS = ("subject", "concern", "tag")
MINUTES_ALL_IN = (
    "coalesce(minutes_ai, minutes_prompting, minutes_checking, minutes_fixing, minutes_learning)"
)

VALUES = (
    *(f"SELECT n, '{name}', value FROM trial, json_each(trial.{name})" for name in LISTS),
    *(f"SELECT n, '{name}', {name} FROM trial WHERE {name} IS NOT NULL" for name in SINGLE),
    "SELECT n, 'area', work_area FROM trial WHERE work_area IS NOT NULL",
    *(f"SELECT n, 'has', '{name}' FROM trial WHERE {name} IS NOT NULL" for name in FILLED),
    *(f"SELECT n, 'has', '{name}' FROM trial WHERE {name} <> '[]'" for name in FILLED_LISTS),
    "SELECT n, 'has', 'line' FROM trial WHERE line_for_leaders IS NOT NULL",
    f"""SELECT n, 'has', 'minutes' FROM trial
    WHERE minutes_usual IS NOT NULL AND {MINUTES_ALL_IN} IS NOT NULL""",
)

# Where one of a list was to be chosen and somebody wrote something else: no id looks like that.
OWN_WORDS = " || ".join(
    f"CASE WHEN {name} GLOB '*[^a-z0-9-]*' THEN ' ' || {name} ELSE '' END"
    for name in (
        "kind", "work_area", "outcome", "decision", "tool_access", "tried_by", "use", "hands_on",
        "setting", "pupil_reach", "time_basis", "quality_vs_usual", "time_went_to", "checking",
        "fixes", "role_band", "learned_from", "still_using",
    )
)  # fmt: skip
OTHER_LISTS = (
    "aim", "for_whom", "effort_moved_to", "concern_action", "data_put_in", "barrier",
    "reason_not_used", "could_not_use", "evidence", "pupil_benefit",
)  # fmt: skip
OTHERS = f"""{" || ' ' || ".join(OTHER_LISTS)} || coalesce(' ' || open_name, '')
    || coalesce(' ' || based_on, '') || {OWN_WORDS}"""

# What JSON writes for a new line must not stick to the word after it. An index reads no json_each.
NOTES = r"replace(replace(replace(replace(notes, '\\', ' '), '\n', ' '), '\r', ' '), '\t', ' ')"

COLUMNS = """did, prompt, worked, didnt, next, kept, priority, line_for_leaders, notes, task, tool,
    tag, subject, phase, concern, others, chain, codes"""
WEIGHTS = "3, 1, 4, 4, 3, 2, 1, 3, 1, 5, 5, 6, 4, 2, 3, 1, 2, 0"

COUNT_IN = """
    INSERT INTO trial_term (kind, value, trials)
    SELECT DISTINCT kind, value, 1 FROM trial_value WHERE n = {row}.n
    ON CONFLICT (kind, value) DO UPDATE SET trials = trials + 1;
"""
COUNT_OUT = """
    UPDATE trial_term SET trials = trials - 1 WHERE code IN (
        SELECT held.code FROM trial_value JOIN trial_term AS held USING (kind, value)
        WHERE trial_value.n = {row}.n
    );
"""
SIGNS = f"""
    coalesce(group_concat({CODE}, ' ') FILTER (WHERE trial_term.kind IN {COUNTED}), ''),
    coalesce(group_concat({CODE}, ' ') FILTER (WHERE trial_term.kind NOT IN {COUNTED}), '')
    FROM trial_value AS held
    JOIN trial_term ON trial_term.kind = held.kind AND trial_term.value = held.value
"""
INDEX = f"""
    INSERT INTO trial_fts (rowid, {COLUMNS})
    SELECT place, {COLUMNS} FROM trial_text WHERE id = {{row}}.{{key}};
"""
UNINDEX = f"""
    INSERT INTO trial_fts (trial_fts, rowid, {COLUMNS})
    SELECT 'delete', place, {COLUMNS} FROM trial_text WHERE id = {{row}}.{{key}};
"""
ENTER = f"""
    {COUNT_IN.format(row="new")}
    INSERT INTO trial_place (place, counted, others)
    SELECT {PLACE.format("new")}, {SIGNS} WHERE held.n = new.n;
    {INDEX.format(row="new", key="id")}
"""
LEAVE = f"""
    {UNINDEX.format(row="old", key="id")}
    {COUNT_OUT.format(row="old")}
    DELETE FROM trial_place WHERE place = {PLACE.format("old")};
"""
# All that the index knows of a trial; what is left out changes without it.
INDEXED = """
    kind, aim, work_area, task, tool, tool_version, tool_access, tried_by, use, hands_on, for_whom,
    phase, year_label, setting, subject, pupil_reach, did, prompt, worked, didnt, next, outcome,
    decision, kept, priority, minutes_usual, minutes_ai, minutes_prompting, minutes_checking,
    minutes_fixing, minutes_learning, time_basis, quality_vs_usual, time_went_to, effort_moved_to,
    checking, fixes, evidence, concern, concern_action, data_put_in, barrier, reason_not_used,
    pupil_benefit, could_not_use, role_band, learned_from, still_using, based_on, tag, growth,
    line_for_leaders, open_name, visibility, tried_on, notes
"""

STATEMENTS = (
    "DROP TRIGGER trial_indexed",
    "DROP TRIGGER trial_unindexed",
    "DROP TRIGGER trial_reindexed",
    "DROP TABLE trial_fts",
    "DROP INDEX trial_deleted",
    "CREATE INDEX trial_deleted ON trial (deleted_at, tried_on) WHERE deleted_at IS NOT NULL",
    """
CREATE TABLE trial_term (
    code INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    trials INTEGER NOT NULL,
    UNIQUE (kind, value)
)
""",
    """
CREATE TABLE trial_place (
    place INTEGER PRIMARY KEY,
    counted TEXT NOT NULL,
    others TEXT NOT NULL
)
""",
    f"CREATE VIEW trial_value (n, kind, value) AS {' UNION ALL '.join(VALUES)}",
    f"""
CREATE VIEW trial_text AS SELECT
    {PLACE.format("trial")} AS place, id, did, prompt, worked, didnt, next, kept, priority,
    line_for_leaders,
    {NOTES} AS notes,
    task, tool || coalesce(' ' || tool_version, '') AS tool, tag || ' ' || growth AS tag, subject,
    phase || coalesce(' ' || year_label, '') AS phase, concern, {OTHERS} AS others,
    (SELECT coalesce(changed, '') || ' ' || coalesce(expected, '') || ' ' || coalesce(happened, '')
        FROM chain_link WHERE later = trial.id) AS chain,
    (SELECT counted || ' ' || others FROM trial_place WHERE place = {PLACE.format("trial")})
        AS codes
FROM trial
""",
    f"""
CREATE VIRTUAL TABLE trial_fts USING fts5(
    {COLUMNS}, content='trial_text', content_rowid='place', prefix='1 2 3',
    tokenize='unicode61 remove_diacritics 2'
)
""",
    f"INSERT INTO trial_fts (trial_fts, rank) VALUES ('rank', 'bm25({WEIGHTS})')",
    """
INSERT INTO trial_term (kind, value, trials)
SELECT kind, value, count(DISTINCT n) FROM trial_value GROUP BY kind, value
""",
    f"""
INSERT INTO trial_place (place, counted, others)
SELECT {PLACE.format("trial")}, {SIGNS} JOIN trial ON trial.n = held.n GROUP BY held.n
""",
    "INSERT INTO trial_fts (trial_fts) VALUES ('rebuild')",
    """
CREATE TRIGGER trial_term_unused AFTER UPDATE OF trials ON trial_term WHEN new.trials = 0 BEGIN
    DELETE FROM trial_term WHERE code = new.code;
END
""",
    f"CREATE TRIGGER trial_indexed AFTER INSERT ON trial BEGIN {ENTER} END",
    f"CREATE TRIGGER trial_unindexed BEFORE DELETE ON trial BEGIN {LEAVE} END",
    f"CREATE TRIGGER trial_reindexing BEFORE UPDATE OF {INDEXED} ON trial BEGIN {LEAVE} END",
    f"CREATE TRIGGER trial_reindexed AFTER UPDATE OF {INDEXED} ON trial BEGIN {ENTER} END",
    *(
        f"CREATE TRIGGER chain_link_{name} {when} ON chain_link BEGIN {what} END"
        for name, when, what in (
            ("inserting", "BEFORE INSERT", UNINDEX.format(row="new", key="later")),
            ("inserted", "AFTER INSERT", INDEX.format(row="new", key="later")),
            ("updating", "BEFORE UPDATE", UNINDEX.format(row="old", key="later")),
            ("updated", "AFTER UPDATE", INDEX.format(row="new", key="later")),
            ("deleting", "BEFORE DELETE", UNINDEX.format(row="old", key="later")),
            ("deleted", "AFTER DELETE", INDEX.format(row="old", key="later")),
        )
    ),
)

MIGRATION = Migration(1, 2, STATEMENTS)

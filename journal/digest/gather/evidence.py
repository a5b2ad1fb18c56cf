"""How strong the evidence of a trial is: which trials repeat which, and who repeated them.

Worked out in temporary tables: `known` are all trials that may be printed, `edge` says which
repeats which, `family` has the trials of a family of repeats under one `root`, `weight` says how
strong the evidence of a family is.
"""

from dataclasses import replace

from sqlalchemy import column, func, insert, select, table

from journal.digest.gather.narrowing import EVERYTHING
from journal.digest.gather.outcomes import NOT_TRIED
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import GROUP_TRIAL, ROW

ONE_TRIAL = "one-trial"
BY_SAME_PERSON = "repeated-by-same-person"
BY_OTHERS = "repeated-by-others"
ELSEWHERE = "repeated-in-another-phase-or-subject"
# A trial's strength is the place of its label.
LABELS = (ONE_TRIAL, BY_SAME_PERSON, BY_OTHERS, ELSEWHERE)
OTHERS = LABELS.index(BY_OTHERS)
_TABLES = ("known", "edge", "family", "weight", "hook")
_KNOWN = ("row", "id", "snapshot", "tried", "based_on", "follows", "tool", "version", "period")
KNOWN = table("known", *(column(name) for name in _KNOWN))
EDGE = table("edge", *(column(n) for n in ("later", "earlier", "same", "follows", "elsewhere")))
FAMILY = table("family", column("row"), column("root"))
WEIGHT = table("weight", column("root"), column("strength"))

_LAID_OUT = (
    f"CREATE TEMP TABLE known ({', '.join(_KNOWN)}, PRIMARY KEY (id, row)) WITHOUT ROWID",
    "CREATE TEMP TABLE edge (later INTEGER, earlier INTEGER, same INTEGER, follows INTEGER,"
    " elsewhere INTEGER)",
    "CREATE INDEX temp.edge_later ON edge (later)",
    "CREATE INDEX temp.edge_earlier ON edge (earlier)",
    "CREATE TEMP TABLE family (row INTEGER PRIMARY KEY, root INTEGER)",
    "CREATE TEMP TABLE weight (root INTEGER PRIMARY KEY, strength INTEGER)",
    "CREATE TEMP TABLE hook (high INTEGER PRIMARY KEY, low INTEGER)",
)


def _apart(field: str) -> str:
    """Whether the lists of two trials both say something and share nothing."""
    one, other = f"mine.{field}", f"theirs.{field}"
    return (
        f"({one} <> '[]' AND {other} <> '[]' AND NOT EXISTS (SELECT 1 FROM json_each({one}) a"
        f" JOIN json_each({other}) b ON a.value = b.value))"
    )


# The trials that a colleague's code may mean.
_NAMED = """one.tried AND one.id <> later.id
    AND one.id >= later.based_on AND one.id < later.based_on || '~'"""
# A writer's own chain, and a colleague's code where it fits one trial only: a code that fits
# several is no evidence of anything.
_EDGES = f"""
WITH link AS (
    SELECT later.row AS later, earlier.row AS earlier, 1 AS same, 1 AS follows
    FROM known later CROSS JOIN known earlier
    WHERE later.tried AND later.follows IS NOT NULL AND earlier.tried
        AND earlier.id = later.follows AND earlier.snapshot = later.snapshot
        AND earlier.row <> later.row
    UNION ALL
    SELECT later.row, earlier.row, later.snapshot = earlier.snapshot, 0
    FROM known later CROSS JOIN known earlier
    WHERE later.tried AND later.based_on IS NOT NULL AND earlier.tried
        AND earlier.id = (SELECT min(one.id) FROM known one WHERE {_NAMED})
        AND NOT EXISTS (SELECT 1 FROM known one WHERE {_NAMED} AND one.row <> earlier.row)
)
INSERT INTO edge SELECT later, earlier, same, link.follows,
    NOT same AND ({_apart("phase")} OR {_apart("subject_area")})
FROM link
JOIN group_trial mine ON mine.rowid = later
JOIN group_trial theirs ON theirs.rowid = earlier
"""
# Families are what hangs together: each root hooks on to the lowest beside it until none is left,
# as often as it takes (fewer times than the families' sizes have binary digits).
_HOOK = """
INSERT INTO hook SELECT max(one.root, other.root), min(min(one.root, other.root))
FROM edge JOIN family one ON one.row = later JOIN family other ON other.row = earlier
WHERE one.root <> other.root GROUP BY 1
"""
_HANG = "UPDATE family SET root = low FROM hook WHERE family.row = high"
_CLIMB = """
UPDATE family SET root = above.root FROM family above
WHERE above.row = family.root AND above.root <> family.root
"""
_WEIGH = """
INSERT INTO weight
SELECT root, max(CASE WHEN same THEN 1 WHEN elsewhere THEN 3 ELSE 2 END)
FROM edge JOIN family ON family.row = later GROUP BY root
"""


def lay_out_evidence(scope: Scope) -> None:
    """Work out the evidence of all trials of a library that may be printed, narrowed or not."""
    connection = scope.session.connection()
    forget_evidence(scope)
    for statement in _LAID_OUT:
        connection.exec_driver_sql(statement)
    trial = GROUP_TRIAL.c
    printable = replace(scope, narrowing=EVERYTHING).printable(GROUP_TRIAL)
    known = select(
        ROW, trial.id, trial.snapshot, func.coalesce(trial.kind, "").not_in(NOT_TRIED),
        trial.based_on, trial.follows, trial.tool,
        func.nullif(func.lower(func.trim(trial.tool_version)), ""), trial.period,
    )  # fmt: skip
    ordered = known.where(printable).order_by(trial.id)
    connection.execute(insert(KNOWN).from_select(list(_KNOWN), ordered))
    connection.exec_driver_sql(_EDGES)
    connection.exec_driver_sql(
        "INSERT INTO family SELECT row, row FROM"
        " (SELECT later AS row FROM edge UNION SELECT earlier FROM edge)"
    )
    while connection.exec_driver_sql(_HOOK).rowcount > 0:
        connection.exec_driver_sql(_HANG)
        connection.exec_driver_sql("DELETE FROM hook")
        while connection.exec_driver_sql(_CLIMB).rowcount > 0:
            pass
    connection.exec_driver_sql("CREATE INDEX temp.family_of ON family (root)")
    connection.exec_driver_sql(_WEIGH)


def labels(scope: Scope) -> dict[str, str]:
    """How strong the evidence is of each trial that was repeated or repeats another, by its id."""
    lay_out_evidence(scope)
    found = scope.rows(
        select(KNOWN.c.id, WEIGHT.c.strength)
        .join_from(KNOWN, FAMILY, FAMILY.c.row == KNOWN.c.row)
        .join(WEIGHT, WEIGHT.c.root == FAMILY.c.root)
    )
    forget_evidence(scope)
    return {one.id: LABELS[one.strength] for one in found}


def forget_evidence(scope: Scope) -> None:
    """Take the temporary tables away."""
    for name in _TABLES:
        scope.session.connection().exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")

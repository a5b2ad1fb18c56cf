"""The trials that are printed in full, each with what is known of it beside its own fields."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from journal.bundle.codes import shown, unique_codes
from journal.digest.gather.evidence import LABELS
from journal.digest.gather.scope import Scope
from journal.digest.gather.shelf import worked_out
from journal.digest.gather.tables import GROUP_TRIAL, ROW, each
from journal.digest.gather.trials import FIELDS, Trial, unpacked

MOST_RELATED = 6  # codes of its family that a card names
_TOOL, _VERSION, _PERIOD = (FIELDS.index(name) for name in ("tool", "tool_version", "period"))
_OWN_FAMILY = """SELECT row, root, strength FROM family JOIN weight USING (root)
WHERE row IN (SELECT value FROM json_each(:listed))"""
_MEMBERS = f"""SELECT root, id, whole FROM (
    SELECT root, id, row_number() OVER (PARTITION BY root ORDER BY id) AS place,
        count(*) OVER (PARTITION BY root) AS whole
    FROM family JOIN group_trial ON group_trial.rowid = family.row
    WHERE root IN (SELECT value FROM json_each(:listed))
) WHERE place <= {MOST_RELATED + 1}"""
_BESIDE = """SELECT one.value, (SELECT max(id) FROM known WHERE id < one.value),
    (SELECT min(id) FROM known WHERE id > one.value)
FROM json_each(:listed) one"""
_VERSIONS = """SELECT tool, version, newest FROM (
    SELECT tool, version, max(period) AS newest, row_number() OVER (
        PARTITION BY tool ORDER BY max(period) DESC, version) AS place
    FROM known WHERE version IS NOT NULL AND period IS NOT NULL
        AND tool IN (SELECT value FROM json_each(:listed)) GROUP BY tool, version
) WHERE place <= 2"""
Families = Mapping[int, tuple[str, Sequence[str], int]]
Versions = Mapping[str, Sequence[tuple[str, str]]]


def printed_trials(scope: Scope, rows: Iterable[int]) -> dict[int, Trial]:
    """The trials of a shelved scope by their rows, in the order asked for.

    Beside its fields each has `result`, `seat`, `area`, `job`; `code`, unique in the library;
    `label`, how strong its evidence is; `related`, codes of its family, and `more_related`, how
    many there are beyond; `outdated`, whether later trials used another version of its tool.
    """
    wanted = list(dict.fromkeys(rows))
    found = {int(row.row): row for row in _read(scope, wanted)}
    families = _families(scope, wanted)
    ids = {row.id for row in found.values()}.union(*(one[1] for one in families.values()))
    codes = _codes(scope, ids)
    versions = _versions(scope, found.values())
    return {
        one: _trial(found[one], families.get(one), codes, versions)
        for one in wanted
        if one in found
    }


def _read(scope: Scope, rows: Sequence[int]) -> Sequence[Any]:
    place = each(json.dumps(rows))
    return scope.rows(
        select(
            *(GROUP_TRIAL.c[name] for name in FIELDS), *worked_out(scope), ROW.label("row")
        ).select_from(place.join(GROUP_TRIAL, place.c.value == ROW))
    )


def _families(scope: Scope, rows: Sequence[int]) -> Families:
    """Of each trial that was repeated: its label, the first ids of its family, and their number."""
    mine = scope.run(_OWN_FAMILY, json.dumps(rows))
    found: dict[int, list[str]] = defaultdict(list)
    whole: dict[int, int] = {}
    for one in scope.run(_MEMBERS, json.dumps(sorted({one.root for one in mine}))):
        found[one.root].append(one.id)
        whole[one.root] = one.whole
    return {
        one.row: (LABELS[one.strength], sorted(found[one.root]), whole[one.root]) for one in mine
    }


def _codes(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    """Codes that no other trial of the library has, from each id and those beside it."""
    return {
        row[0]: shown(unique_codes(beside for beside in row if beside)[row[0]])
        for row in scope.run(_BESIDE, json.dumps(sorted(ids)))
    }


def _versions(scope: Scope, rows: Iterable[Any]) -> Versions:
    """The two newest versions of each tool of these trials, with the last period of each."""
    tools = sorted({row[_TOOL] for row in rows if row[_VERSION] and row[_PERIOD]})
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for tool, version, newest in scope.run(_VERSIONS, json.dumps(tools)) if tools else ():
        found[tool].append((version, newest))
    return found


def _trial(
    row: Any, family: tuple[str, Sequence[str], int] | None, codes: Mapping[str, str],
    versions: Versions,
) -> Trial:  # fmt: skip
    label, ids, whole = family or (LABELS[0], (), 1)
    related = [codes[one] for one in ids if one != row.id][:MOST_RELATED]
    version, period = (row[_VERSION] or "").strip().lower(), row[_PERIOD] or ""
    return Trial(
        unpacked(row)
        | {
            "result": row.result,
            "seat": row.seat,
            "area": row.area,
            "job": row.job,
            "code": codes[row.id],
            "label": label,
            "related": tuple(related),
            "more_related": whole - 1 - len(related),
            "outdated": bool(version and period)
            and any(one != version and newest > period for one, newest in versions[row[_TOOL]]),
        }
    )

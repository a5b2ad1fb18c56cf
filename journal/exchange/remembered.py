"""Which field each column went to, remembered for the next file with the same headings."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, select

from journal.exchange.headings import folded
from journal.model.import_mapping import ImportMapping


def shape_of(headings: Sequence[str]) -> str:
    """What a file's headings are remembered by: their words in any order, case and punctuation."""
    return json.dumps(sorted(folded(heading) for heading in headings), ensure_ascii=False)


def remembered(session: Session, headings: Sequence[str]) -> ImportMapping | None:
    """How a file with these headings was read last, None where none was."""
    return session.get(ImportMapping, shape_of(headings))


def remembered_shapes(session: Session) -> frozenset[str]:
    """Every shape that is remembered."""
    return frozenset(session.exec(select(ImportMapping.headings)))


def remember(
    session: Session,
    headings: Sequence[str],
    kind: str,
    fields: Mapping[str, str | None],
    now: datetime,
) -> ImportMapping:
    """Keep how a file with these headings was read; it takes the place of what was kept before."""
    kept = ImportMapping(headings=shape_of(headings), kind=kind, content=dict(fields), used_at=now)
    kept = session.merge(kept)
    session.flush()
    return kept

"""Which sheets of paper a trial calls for, told by its values alone. Pure, and quick to import."""

from collections.abc import Collection

HANDOVER, NOTE = "handover", "note"
NAMED_WORK = "pupil-work-named"


def sheets_called_for(pupil_at_risk: bool, put_in: Collection[str]) -> tuple[str, ...]:
    """The handover sheet where a pupil may be at risk, the note for the data protection lead where
    pupils' work with their names was `put_in`."""
    wanted = {HANDOVER: pupil_at_risk, NOTE: NAMED_WORK in put_in}
    return tuple(kind for kind, is_wanted in wanted.items() if is_wanted)

"""Records of a bundle as what a journal keeps: the way back for what was shared elsewhere.

What travelled coarsely stays unknown: exact minutes are not recorded, and what was known of them
and of the day goes into the private notes, as it stood.
"""

import os
from datetime import date, datetime

from journal import vocabulary
from journal.bundle.records import GroupCheckIn, GroupTrial, LeadersTrial, ToolRecord
from journal.clock import Randomness
from journal.ids import new_id
from journal.language import _, month_pattern
from journal.model.check_in import CheckIn
from journal.model.draft import TrialDraft
from journal.model.fields import FIELDS, LABELS
from journal.model.register import RegisteredTool

_BANDS = {
    "usual_band": ("minutes_band", LABELS["minutes_usual"]),
    "ai_band": ("minutes_band", LABELS["minutes_ai"]),
    "net_band": ("net_band", "Net minutes"),
    "net_per_item_band": ("net_band", "Net minutes an item"),
}


def trial_of(record: GroupTrial, for_leaders: LeadersTrial | None = None) -> TrialDraft:
    """The trial that a record tells of, seen by whom it was shared with.

    It is dated on the first day of its two months, so that the period stays what it was.
    """
    values = {name: value for name, value in record if name in FIELDS}
    values |= {
        "subject": [vocabulary.label("subject_area", area) for area in record.subject_area],
        "prompt_released": record.prompt is not None,
        "colleague_agreed": record.kind == "watched-a-colleague",
        "safe_use": {check: answer for check, answer in record.safe_use.items() if answer},
        "visibility": "leaders" if for_leaders else "group",
        "tried_on": _first_day(record.period),
        "notes": _notes(record),
    }
    if for_leaders:
        values["line_for_leaders"] = for_leaders.line_for_leaders
        values["open_name"] = for_leaders.open_name
    return TrialDraft.model_validate(values)


def check_in_of(
    record: GroupCheckIn,
    for_leaders: bool,
    made_on: date,
    now: datetime,
    randomness: Randomness = os.urandom,
) -> CheckIn:
    """The check-in that a record tells of; its day did not travel."""
    return CheckIn(
        id=new_id(randomness),
        made_on=made_on,
        source=record.source,
        confidence=record.confidence,
        curiosity=record.curiosity,
        barrier=list(record.barrier),
        support_wanted=list(record.support_wanted),
        using=record.using,
        curious=record.curious,
        stuck=record.stuck,
        visibility="leaders" if for_leaders else "group",
        created_at=now,
    )


def tool_of(record: ToolRecord, randomness: Randomness = os.urandom) -> RegisteredTool:
    """The line of the register that a record tells of."""
    not_known = {"owner_role": "not-known", "dpia_status": "not-known", "status": "not-known"}
    values = record.model_dump(exclude={"id"}, exclude_none=True)
    return RegisteredTool(id=new_id(randomness), **(not_known | values))


def _first_day(period: str | None) -> date | None:
    return date.fromisoformat(f"{period}-01") if period else None


def _notes(record: GroupTrial) -> dict[str, str]:
    """What is known of the day and the minutes, by what it is about."""
    notes = {
        _(label): vocabulary.label(terms, band)
        for name, (terms, label) in _BANDS.items()
        if (band := getattr(record, name))
    }
    if record.period:
        year, month = map(int, record.period.split("-"))
        notes[_("Date")] = _("{month} or the month after").format(
            month=month_pattern(month).format(year=year)
        )
    return notes

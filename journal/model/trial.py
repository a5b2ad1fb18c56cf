"""A trial of an AI tool: the fields that a person fills in, and the table that keeps them."""

from datetime import date, datetime

from sqlmodel import JSON, Field, SQLModel

from journal.model.fields import MINUTES


class TrialFields(SQLModel):
    """Everything a trial may say; what is missing is "not recorded", never 0.

    Coded values are ids of the vocabulary, or what the person wrote where an import knew no id.
    Minutes are minutes. `notes` keeps what an import could not place.
    """

    kind: str = "tried-it"
    aim: list[str] = Field(default_factory=list, sa_type=JSON)
    work_area: str | None = None
    task: list[str] = Field(default_factory=list, sa_type=JSON)
    tool: list[str] = Field(default_factory=list, sa_type=JSON)
    tool_version: str | None = None
    tool_access: str | None = None
    tried_by: str | None = None
    use: str | None = None
    hands_on: str | None = None
    for_whom: list[str] = Field(default_factory=list, sa_type=JSON)
    phase: list[str] = Field(default_factory=list, sa_type=JSON)
    year_label: str | None = None
    setting: str | None = None
    subject: list[str] = Field(default_factory=list, sa_type=JSON)
    pupil_reach: str | None = None
    did: str | None = None
    prompt: str | None = None
    prompt_released: bool = False
    worked: str | None = None
    didnt: str | None = None
    next: str | None = None
    outcome: str | None = None
    decision: str | None = None
    kept: str | None = None
    priority: str | None = None
    minutes_usual: float | None = None
    minutes_ai: float | None = None
    minutes_prompting: float | None = None
    minutes_checking: float | None = None
    minutes_fixing: float | None = None
    minutes_learning: float | None = None
    items: int | None = None
    time_basis: str | None = None
    quality_vs_usual: str | None = None
    time_went_to: str | None = None
    effort_moved_to: list[str] = Field(default_factory=list, sa_type=JSON)
    checking: str | None = None
    fixes: str | None = None
    evidence: list[str] = Field(default_factory=list, sa_type=JSON)
    concern: list[str] = Field(default_factory=list, sa_type=JSON)
    concern_action: list[str] = Field(default_factory=list, sa_type=JSON)
    data_put_in: list[str] = Field(default_factory=list, sa_type=JSON)
    safe_use: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    barrier: list[str] = Field(default_factory=list, sa_type=JSON)
    reason_not_used: list[str] = Field(default_factory=list, sa_type=JSON)
    pupil_benefit: list[str] = Field(default_factory=list, sa_type=JSON)
    could_not_use: list[str] = Field(default_factory=list, sa_type=JSON)
    confidence_before: str | None = None
    confidence_after: str | None = None
    role_band: str | None = None
    learned_from: str | None = None
    still_using: str | None = None
    based_on: str | None = None
    tag: list[str] = Field(default_factory=list, sa_type=JSON)
    growth: list[str] = Field(default_factory=list, sa_type=JSON)
    line_for_leaders: str | None = None
    open_name: str | None = None
    pupil_at_risk: bool = False
    colleague_agreed: bool = False
    visibility: str = "me"
    tried_on: date | None = None
    notes: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    source_hash: str | None = None


class Trial(TrialFields, table=True):
    """A saved trial. `n` orders and joins inside the database; `id` is what anyone outside sees."""

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None


class TrialVersion(SQLModel, table=True):
    """What a trial said at one save, for the history."""

    __tablename__ = "trial_version"

    n: int | None = Field(default=None, primary_key=True)
    trial: str
    saved_at: datetime
    content: dict[str, object] = Field(sa_type=JSON)


class ChainLink(SQLModel, table=True):
    """Two trials of the owner, with what was changed between them and why."""

    __tablename__ = "chain_link"

    later: str = Field(primary_key=True)
    earlier: str
    change_made: str | None = None
    changed: str | None = None
    expected: str | None = None
    happened: str | None = None


def minutes_all_in(trial: TrialFields) -> float | None:
    """Minutes with AI, all in: the one figure, else the sum of the parts, else None."""
    if trial.minutes_ai is not None:
        return trial.minutes_ai
    parts = [getattr(trial, name) for name in MINUTES[2:]]
    known = [minutes for minutes in parts if minutes is not None]
    return sum(known) if known else None


def net_minutes(trial: TrialFields) -> float | None:
    """Usual minutes less all-in minutes (positive: saved); None unless both are known."""
    all_in = minutes_all_in(trial)
    if trial.minutes_usual is None or all_in is None:
        return None
    return trial.minutes_usual - all_in


def net_minutes_per_item(trial: TrialFields) -> float | None:
    """Net minutes per item; None unless both minutes and the number of items are known."""
    net = net_minutes(trial)
    return None if net is None or not trial.items else net / trial.items

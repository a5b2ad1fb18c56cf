"""The whole list of what can leave a journal, field by field, in the order of a library's columns.

No field for a name (`open_name` apart), a school, a class, a date, a time of day, a single trial's
confidence or exact minutes: what is not declared here cannot be written. An absent value is None
or an empty tuple. Terms in a list stand in the order of their ids (the vocabulary's own order may
change, a file's may not), own words in the writer's, each once: the constructor brings them there,
a file in which they stand otherwise is refused.
"""

from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from journal.bundle.fields import (
    AgeLimit,
    Code,
    Codes,
    ColleaguesCode,
    Id,
    LineForLeaders,
    OneOrTwoCodes,
    Prompt,
    Round,
    SafeUse,
    ShortText,
    Tags,
    Tasks,
    Text,
    Tools,
    TwoMonths,
    YearMonth,
    holds_terms,
    nothing_answered,
)

Source = Literal["self", "form", "slip"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)

    # The lists of terms and the lists of own words; filled in for each kind of record.
    _term_lists: ClassVar[tuple[str, ...]] = ()
    _word_lists: ClassVar[tuple[str, ...]] = ()

    id: Id

    @classmethod
    def __pydantic_init_subclass__(cls, **_options: Any) -> None:
        lists = {name: field for name, field in cls.model_fields.items() if field.default == ()}
        cls._term_lists = tuple(name for name, field in lists.items() if holds_terms(field))
        cls._word_lists = tuple(name for name, field in lists.items() if not holds_terms(field))

    @model_validator(mode="after")
    def _lists_in_order(self) -> Self:
        values = self.__dict__
        for name in self._term_lists:
            found = values[name]
            if len(found) > 1 and (len(found) > 2 or found[0] >= found[1]):
                values[name] = tuple(sorted(set(found)))
        for name in self._word_lists:
            if len(values[name]) > 1:
                values[name] = tuple(dict.fromkeys(values[name]))
        return self


class GroupTrial(_Record):
    """What the group may see of one trial: coded fields, reviewed texts, tags."""

    round: Round
    period: TwoMonths | None = None
    kind: Code = None
    aim: OneOrTwoCodes = ()
    work_area: Code = None
    task: Tasks = ()
    tool: Tools = ()
    tool_version: ShortText | None = None
    tool_access: Code = None
    tried_by: Code = None
    use: Code = None
    hands_on: Code = None
    for_whom: Codes = ()
    phase: Codes = ()
    setting: Code = None
    subject_area: OneOrTwoCodes = ()
    pupil_reach: Code = None
    did: Text | None = None
    prompt: Prompt | None = None
    worked: Text | None = None
    didnt: Text | None = None
    next: Text | None = None
    outcome: Code = None
    decision: Code = None
    kept: Text | None = None
    priority: Text | None = None
    usual_band: Code = None
    ai_band: Code = None
    net_band: Code = None
    net_per_item_band: Code = None
    time_basis: Code = None
    quality_vs_usual: Code = None
    time_went_to: Code = None
    effort_moved_to: Codes = ()
    checking: Code = None
    fixes: Code = None
    evidence: Codes = ()
    concern: Codes = ()
    concern_action: Codes = ()
    data_put_in: Codes = ()
    safe_use: SafeUse = Field(default_factory=nothing_answered)
    barrier: Codes = ()
    reason_not_used: OneOrTwoCodes = ()
    pupil_benefit: Codes = ()
    could_not_use: Codes = ()
    role_band: Code = None
    learned_from: Code = None
    still_using: Code = None
    based_on: ColleaguesCode | None = None
    follows: Id | None = None
    change_made: Code = None
    change_expected: Text | None = None
    change_happened: Text | None = None
    tag: Tags = ()


class LeadersTrial(_Record):
    """What leaders may see of one trial: coded fields, the tool, the writer's line for them.

    `open_name` is the one name field: the writer's own, with "I lead here and will talk openly
    about this". `follows` names another trial released to leaders.
    """

    round: Round
    period: TwoMonths | None = None
    kind: Code = None
    aim: OneOrTwoCodes = ()
    work_area: Code = None
    task: OneOrTwoCodes = ()
    tool: Tools = ()
    tool_access: Code = None
    tried_by: Code = None
    use: Code = None
    hands_on: Code = None
    for_whom: Codes = ()
    phase: Codes = ()
    setting: Code = None
    subject_area: OneOrTwoCodes = ()
    pupil_reach: Code = None
    outcome: Code = None
    decision: Code = None
    usual_band: Code = None
    ai_band: Code = None
    net_band: Code = None
    net_per_item_band: Code = None
    time_basis: Code = None
    quality_vs_usual: Code = None
    time_went_to: Code = None
    effort_moved_to: Codes = ()
    checking: Code = None
    fixes: Code = None
    evidence: Codes = ()
    concern: Codes = ()
    concern_action: Codes = ()
    data_put_in: Codes = ()
    safe_use: SafeUse = Field(default_factory=nothing_answered)
    barrier: Codes = ()
    reason_not_used: OneOrTwoCodes = ()
    pupil_benefit: Codes = ()
    could_not_use: Codes = ()
    role_band: Code = None
    learned_from: Code = None
    still_using: Code = None
    based_on: ColleaguesCode | None = None
    follows: Id | None = None
    change_made: Code = None
    line_for_leaders: LineForLeaders | None = None
    open_name: ShortText | None = None


class GroupCheckIn(_Record):
    """One check-in with its texts, for the group. `source` says how the answers came in."""

    round: Round
    source: Source
    confidence: Code = None
    curiosity: Code = None
    barrier: Codes = ()
    support_wanted: Codes = ()
    using: Text | None = None
    curious: Text | None = None
    stuck: Text | None = None


class LeadersCheckIn(_Record):
    """One check-in as codes only, for the leaders' figures."""

    round: Round
    source: Source
    confidence: Code = None
    curiosity: Code = None
    barrier: Codes = ()
    support_wanted: Codes = ()


class ToolRecord(_Record):
    """One line of the group's tool register; counts only from a register-keeper's key."""

    tool: ShortText
    version: ShortText | None = None
    owner_role: Code = None
    approved_uses: Text | None = None
    data_limits: Text | None = None
    dpia_status: Code = None
    age_limit: AgeLimit | None = None
    approved_on: YearMonth | None = None
    review_on: YearMonth | None = None
    status: Code = None


Record = GroupTrial | LeadersTrial | GroupCheckIn | LeadersCheckIn | ToolRecord

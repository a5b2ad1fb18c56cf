"""Reviewed trials, check-ins and tools as the records of a bundle: the only way into one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from journal import vocabulary
from journal.bundle.contents import Contents
from journal.bundle.identifiers import hmac_id
from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    ToolRecord,
)
from journal.bundle.texts import clean_short_text
from journal.group.announcement import CONTEXT
from journal.ids import clean_code, is_crockford
from journal.model.check_in import CheckIn
from journal.model.membership import Membership
from journal.model.register import RegisteredTool
from journal.model.trial import (
    ChainLink,
    Trial,
    minutes_all_in,
    net_minutes,
    net_minutes_per_item,
)
from journal.privacy.names.ordinary import is_known_name
from journal.privacy.reading import folded
from journal.sharing import generalise
from journal.sharing.material import Material
from journal.sharing.reviewed import Review, Reviewed

# Coded fields that go along as they are; a context field only if its contributor lets it.
_SINGLE = (
    "kind", "work_area", "tool_access", "tried_by", "use", "hands_on", "setting", "pupil_reach",
    "outcome", "decision", "time_basis", "quality_vs_usual", "time_went_to", "checking", "fixes",
    "role_band", "learned_from", "still_using",
)  # fmt: skip
_SEVERAL = (
    "aim", "for_whom", "phase", "effort_moved_to", "evidence", "concern", "concern_action",
    "data_put_in", "barrier", "reason_not_used", "pupil_benefit", "could_not_use",
)  # fmt: skip
_GROUP_TEXTS = ("did", "prompt", "worked", "didnt", "next", "kept", "priority", "tool_version")
_CODE_LENGTH = 8
_PREFIX = re.compile("t-", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Placing:
    """Where the records go: the secret that names them, the rounds, the context that goes along.

    `shared_ids` are the ids in the group, by local id, of what was shared from another computer
    first and brought in here.
    """

    secret: bytes
    round: int
    first_rounds: Mapping[str, int]
    context: frozenset[str]
    asked: frozenset[str]
    shared_ids: Mapping[str, str] = field(default_factory=dict)

    def id_of(self, local_id: str) -> str:
        """The id in the group of something in the journal; no two things share one.

        Where what was brought in comes back from a backup too, that one gets an id of its own.
        """
        if local_id in self.shared_ids:
            return self.shared_ids[local_id]
        made = hmac_id(self.secret, local_id)
        return hmac_id(self.secret, made) if made in self._taken else made

    def local_ids(self, among: Iterable[str]) -> dict[str, str]:
        """The local ids, by id in the group, of some things in the journal."""
        return {self.id_of(local_id): local_id for local_id in among}

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(self.shared_ids.values())

    def round_of(self, local_id: str) -> int:
        """The round in which something was first shared, the present one if it never was."""
        return self.first_rounds.get(local_id, self.round)

    def goes_along(self, name: str, left_out: frozenset[str] = frozenset()) -> bool:
        """Whether a field may leave: context only where the group asks and the contributor lets.

        `left_out` is the context that she keeps back of one record.
        """
        if name not in CONTEXT:
            return True
        return name in self.asked and name in self.context and name not in left_out


def contents(material: Material, reviewed: Review, placing: Placing) -> Contents:
    """The records of everything that is reviewed and has no open question."""
    ready = {identity: one for identity, one in reviewed.reviewed.items() if not one.open_questions}
    trials = [trial for trial in material.trials if trial.id in ready]
    going = {trial.id for trial in trials}
    leaders = {trial.id for trial in trials if trial.visibility == "leaders"}
    check_ins = [one for one in material.check_ins if one.id in ready]
    links = material.links
    group_trials = (
        _group_trial(trial, ready[trial.id], links.get(trial.id), going, placing)
        for trial in trials
    )
    leaders_trials = (
        _leaders_trial(trial, ready[trial.id], links.get(trial.id), leaders, placing)
        for trial in trials
        if trial.id in leaders
    )
    return Contents(
        group_trials=_sorted(group_trials),
        leaders_trials=_sorted(leaders_trials),
        group_check_ins=_sorted(_group_check_in(o, ready[o.id], placing) for o in check_ins),
        leaders_check_ins=_sorted(
            LeadersCheckIn(**_check_in_codes(one, placing))
            for one in check_ins
            if one.visibility == "leaders"
        ),
        tools=_sorted(_tools(material.tools, ready, placing)),
    )


def _group_trial(
    trial: Trial,
    texts: Reviewed,
    made_link: ChainLink | None,
    going: set[str],
    placing: Placing,
) -> GroupTrial:
    values = _coded(trial, texts.left_out, made_link, going, placing)
    for name in _GROUP_TEXTS:
        if placing.goes_along(name, texts.left_out):
            values[name] = texts.text(name)
    return GroupTrial(
        **values,
        task=_words(trial, texts, "task"),
        tool=_words(trial, texts, "tool"),
        tag=texts.words("tag"),
        change_expected=texts.text("change_expected"),
        change_happened=texts.text("change_happened"),
    )


def _leaders_trial(
    trial: Trial,
    texts: Reviewed,
    made_link: ChainLink | None,
    going: set[str],
    placing: Placing,
) -> LeadersTrial:
    return LeadersTrial(
        **_coded(trial, texts.left_out, made_link, going, placing),
        task=generalise.leaders_tasks(trial.task),
        tool=_words(trial, texts, "tool"),
        line_for_leaders=texts.text("line_for_leaders"),
        open_name=clean_short_text(trial.open_name or "") or None,
    )


def _coded(
    trial: Trial,
    left_out: frozenset[str],
    made_link: ChainLink | None,
    going: set[str],
    placing: Placing,
) -> dict[str, Any]:
    """What both records of a trial share."""
    net, per_item = net_minutes(trial), net_minutes_per_item(trial)
    values: dict[str, Any] = {
        "id": placing.id_of(trial.id),
        "round": placing.round_of(trial.id),
        "period": generalise.period_of(trial.tried_on) if trial.tried_on else None,
        "usual_band": generalise.minutes_band(trial.minutes_usual),
        "ai_band": generalise.minutes_band(minutes_all_in(trial)),
        "net_band": generalise.net_band(net),
        "net_per_item_band": generalise.net_band(per_item),
        "safe_use": {
            term.id: trial.safe_use.get(term.id) for term in vocabulary.terms("safe_use_check")
        },
        "based_on": _colleagues_code(trial.based_on),
    }
    for name in _SINGLE:
        if placing.goes_along(name, left_out):
            values[name] = generalise.known_term(name, getattr(trial, name))
    for name in _SEVERAL:
        if placing.goes_along(name, left_out):
            values[name] = generalise.known_terms(name, getattr(trial, name))
    if placing.goes_along("subject_area", left_out):
        values["subject_area"] = generalise.subject_areas(trial.subject)
    if made_link and made_link.earlier in going:
        values["follows"] = placing.id_of(made_link.earlier)
        values["change_made"] = generalise.known_term("change_made", made_link.change_made)
    return values


def _words(trial: Trial, texts: Reviewed, name: str) -> tuple[str, ...]:
    """Terms as they are and own words as reviewed, in the writer's order."""
    reviewed = iter([one.shared for one in texts.texts if one.field == name])
    words = (
        value if vocabulary.is_term(name, value) else next(reviewed)
        for value in getattr(trial, name)
    )
    return tuple(dict.fromkeys(word for word in words if word))


def _group_check_in(check_in: CheckIn, texts: Reviewed, placing: Placing) -> GroupCheckIn:
    return GroupCheckIn(
        **_check_in_codes(check_in, placing),
        using=texts.text("using"),
        curious=texts.text("curious"),
        stuck=texts.text("stuck"),
    )


def _check_in_codes(check_in: CheckIn, placing: Placing) -> dict[str, Any]:
    return {
        "id": placing.id_of(check_in.id),
        "round": placing.round_of(check_in.id),
        "source": check_in.source,
        "confidence": generalise.known_term("confidence", check_in.confidence),
        "curiosity": generalise.known_term("curiosity", check_in.curiosity),
        "barrier": generalise.known_terms("barrier", check_in.barrier),
        "support_wanted": generalise.known_terms("support_wanted", check_in.support_wanted),
    }


def _tools(
    tools: Iterable[RegisteredTool], ready: Mapping[str, Reviewed], placing: Placing
) -> Iterator[ToolRecord]:
    """The register's lines, without those of whose name the review left nothing."""
    for tool in tools:
        name = ready[tool.id].text("tool") if tool.id in ready else None
        if name:
            yield _tool(tool, name, ready[tool.id], placing)


def _tool(tool: RegisteredTool, name: str, texts: Reviewed, placing: Placing) -> ToolRecord:
    return ToolRecord(
        id=placing.id_of(tool.id),
        tool=name,
        version=texts.text("version"),
        owner_role=generalise.known_term("owner_role", tool.owner_role),
        approved_uses=texts.text("approved_uses"),
        data_limits=texts.text("data_limits"),
        dpia_status=generalise.known_term("dpia_status", tool.dpia_status),
        age_limit=tool.age_limit,
        approved_on=generalise.month(tool.approved_on),
        review_on=generalise.month(tool.review_on),
        status=generalise.known_term("status", tool.status),
    )


def _colleagues_code(typed: str | None) -> str | None:
    """The code of a colleague's trial; None for what may be the colleague: "Mary-Jane" fits too."""
    code = clean_code(typed or "")
    fits = is_crockford(code) and _CODE_LENGTH <= len(code) <= 26
    return code if typed and fits and _is_written_as_code(typed.strip()) else None


def _is_written_as_code(typed: str) -> bool:
    """Whether it stands as the digests print it, or holds digits and no name."""
    *fours, last = re.split("[- ]+", _PREFIX.sub("", typed))
    if any(len(part) != 4 for part in fours) or (fours and len(last) > 4):
        return False
    if _PREFIX.match(typed):
        return True
    named = any(is_known_name(folded(part)) for part in _LETTERS.findall(typed))
    one_case = typed in (typed.upper(), typed.lower())
    return one_case and not named and any(map(str.isdigit, typed))


def _sorted(records: Any) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def secret_of(membership: Membership) -> bytes:
    """The secret that makes ids in the group out of local ids."""
    return bytes.fromhex(membership.id_secret)

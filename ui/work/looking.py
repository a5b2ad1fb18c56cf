"""A prepared contribution put into what the window shows: records, changes, questions, places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel

from journal.bundle.archive import read_archive
from journal.bundle.contents import Contents
from journal.bundle.identifiers import hmac_id
from journal.group.announcement import CONTEXT
from journal.group.collection import LIMITS
from journal.language import _, in_full
from journal.model import fields
from journal.model.trial import Trial
from journal.privacy.decisions import Keep, Reword
from journal.privacy.wording.typing_habits import without_typing_habits
from journal.sharing import questions
from journal.sharing.material import why_held_back
from journal.sharing.questions import Item
from journal.sharing.records import Placing, contents
from journal.sharing.reviewed import Mark, Reviewed, SharedText
from journal.sharing.snapshot import Prepared, ToPrepare, Written
from journal.sharing.standing import Standings, context_of
from ui.work.alignment import aligned
from ui.work.in_words import counted, line_block, said, tool_line
from ui.work.leaving import (
    AS_LEFT,
    CHANGED,
    HIDDEN,
    KEPT,
    NEW,
    OPEN,
    REWORDED,
    Along,
    Change,
    Going,
    Look,
    Place,
    Question,
    Staying,
    Text,
    field_label,
    title_of,
)

PLACES = 4  # places of one word that are shown with their words


def look_at(wanted: ToPrepare, prepared: Prepared) -> Look:
    """A prepared contribution in words."""
    made = prepared.review
    looking = _Looking(prepared, wanted.placing, wanted.standings or Standings())
    titles = looking.titles()
    return Look(
        questions=[_question(one, titles) for one in made.questions],
        going=list(looking.going(titles)),
        held_back=[looking.staying(one.trial, one.why, titles) for one in made.held_back],
        without_model=made.without_model,
        prepared=prepared,
    )


def with_bytes(look: Look, written: Written) -> Look:
    """The same look with what was written for it."""
    return replace(
        look,
        members=read_archive(written.plain, LIMITS),
        plain=written.plain,
        sealed_size=len(written.sealed),
    )


@dataclass(frozen=True)
class _Looking:
    """All that a look is made of."""

    prepared: Prepared
    placing: Placing
    standings: Standings

    def going(self, titles: Mapping[str, str]) -> Iterator[Going]:
        made, trials = self.prepared.review, self._trials()
        records = self._records()
        check_ins = {one.id: one for one in self.prepared.material.check_ins}
        for identity, reviewed in made.reviewed.items():
            source = trials.get(identity) or check_ins.get(identity)
            standing = CHANGED if reviewed.looked_at_before else NEW
            going = Going(
                id=identity,
                title=titles[identity],
                is_trial=identity in trials,
                day=in_full(trials[identity].tried_on) if identity in trials else "",
                visibility=source.visibility if source else "leaders",
                standing=AS_LEFT if reviewed.looked_at else standing,
                texts=tuple(_text(one) for one in reviewed.texts),
            )
            yield self._with_record(going, trials.get(identity), reviewed, records[identity])

    def _with_record(
        self,
        going: Going,
        trial: Trial | None,
        reviewed: Reviewed,
        records: tuple[BaseModel | None, BaseModel | None],
    ) -> Going:
        for_group, for_leaders = records
        has_line = trial is not None and for_leaders is not None
        return replace(
            going,
            along=tuple(self._along(trial, reviewed, for_group)) if for_group else (),
            alone=self._alone(trial, reviewed) if trial else "",
            has_line=has_line,
            line=line_block(for_leaders, in_brief=False) if has_line else None,
            brief_line=line_block(for_leaders, in_brief=True) if has_line else None,
            counted=counted(for_leaders) if for_leaders else (),
            named_work=trial is not None and "pupil-work-named" in trial.data_put_in,
        )

    def _along(self, trial: Trial | None, reviewed: Reviewed, record: BaseModel) -> Iterator[Along]:
        context = self._context(trial) if trial else {}
        beside = {one.field for one in reviewed.texts} - set(fields.SHARED_WORDS)
        for name, words in said(record, beside):
            others = None
            if name in context:
                others = self.standings.together({name: context[name]})
            yield Along(name, field_label(name), words, others, name in context)
        for name in (one for one in CONTEXT if one in reviewed.left_out and one in context):
            line = self.standings.line(name, context[name])
            yield Along(name, field_label(name), line.value, line.others, True, True)

    def _alone(self, trial: Trial, reviewed: Reviewed) -> str:
        context = self._context(trial)
        kept = {name: said for name, said in context.items() if name not in reviewed.left_out}
        return self.standings.sentence(kept) or ""

    def _context(self, trial: Trial) -> dict[str, tuple[str, ...]]:
        """What of a trial's context may go along in this group."""
        found = context_of(trial).items()
        return {name: values for name, values in found if self.placing.goes_along(name)}

    def _records(self) -> dict[str, tuple[BaseModel | None, BaseModel | None]]:
        """By local id the record for the group and for leaders, open questions taken as hidden."""
        made = self.prepared.review
        decided = {
            one: replace(found, open_questions=set()) for one, found in made.reviewed.items()
        }
        whole = contents(self.prepared.material, replace(made, reviewed=decided), self.placing)
        group, leaders = _by_id(whole)
        ids = {local: hmac_id(self.placing.secret, local) for local in made.reviewed}
        return {local: (group.get(one), leaders.get(one)) for local, one in ids.items()}

    def staying(self, identity: str, why: str, titles: Mapping[str, str]) -> Staying:
        trial = self._trials().get(identity)
        at_risk = bool(trial and trial.pupil_at_risk and why_held_back(trial) == why)
        return Staying(identity, titles[identity], why, at_risk)

    def titles(self) -> dict[str, str]:
        material = self.prepared.material
        titles = {trial.id: title_of(trial) for trial in material.trials}
        titles |= {one.id: _("Check-in") for one in material.check_ins}
        return titles | {one.id: tool_line(one.tool) for one in material.tools}

    def _trials(self) -> dict[str, Trial]:
        return {trial.id: trial for trial in self.prepared.material.trials}


def _by_id(made: Contents) -> tuple[dict[str, BaseModel], dict[str, BaseModel]]:
    group = (*made.group_trials, *made.group_check_ins, *made.tools)
    leaders = (*made.leaders_trials, *made.leaders_check_ins)
    return {one.id: one for one in group}, {one.id: one for one in leaders}


def _text(text: SharedText) -> Text:
    case = _change(text, text.case, (0, len(text.shared))) if text.case else None
    marks, is_out = text.marks, case is not None and case.state != KEPT
    if case is not None and is_out:
        # The words do not leave; only while that is open, a question about them is one too.
        marks = tuple(mark for mark in marks if mark.is_open) if case.state == OPEN else ()
    spans = [(mark.finding.start, mark.finding.end) for mark in marks]
    known = [_said(mark) for mark in marks]
    places = [(0, 0)] * len(spans)
    if not is_out:
        places = aligned(text.private, text.shared, spans, known)
    changes = tuple(_change(text, mark, at) for mark, at in zip(marks, places, strict=True))
    evened = not is_out and without_typing_habits(text.private) != text.private
    label = field_label(text.field)
    return Text(text.field, label, text.private, text.shared, changes, case, evened)


def _said(mark: Mark) -> str | None:
    """What stands in the shared wording for a mark, where the owner said it herself."""
    match mark.decision:
        case Reword(words):
            return words
        case Keep():
            return mark.place.words
    return None


def _change(text: SharedText, mark: Mark, place: tuple[int, int]) -> Change:
    match mark.decision:
        case Keep():
            state = KEPT
        case Reword():
            state = REWORDED
        case _:
            state = OPEN if mark.is_open else HIDDEN
    found, became = mark.finding, text.shared[place[0] : place[1]]
    words = text.private[found.start : found.end]
    return Change(found.start, found.end, words, state, found.why, mark.item, *place, became)


def _place(place: questions.Place, title: str) -> Place:
    end = place.before + len(place.words)
    before, after = place.context[: place.before], place.context[end:]
    if place.start > place.before:
        before = "… " + before[before.find(" ") + 1 :]  # no half word
    if len(after) >= questions.CONTEXT:
        after = after[: after.rfind(" ") + 1 or None].rstrip() + " …"
    return Place(place.record, title, field_label(place.field), before, place.words, after)


def _question(item: Item, titles: Mapping[str, str]) -> Question:
    return Question(item, tuple(_place(one, titles[one.record]) for one in item.places[:PLACES]))

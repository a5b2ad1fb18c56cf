"""How the owner's newest snapshot from elsewhere and the next one from here differ.

Another computer of hers wrote it, or this one before its journal was restored. Where it holds what
the next snapshot from here would lack, she is asked first: nothing is overwritten in silence.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, select

from journal import vocabulary
from journal.bundle.contents import Contents
from journal.bundle.records import GroupTrial
from journal.errors import UserError
from journal.language import _, plural
from journal.logbook.sharings import sharings
from journal.model.check_in import CheckIn
from journal.model.membership import Membership
from journal.model.register import RegisteredTool
from journal.model.trial import Trial
from journal.sharing.material import why_held_back
from journal.sharing.own_snapshot import Own
from journal.sharing.snapshot import material_for, placing_for


@dataclass(frozen=True)
class OnlyThere:
    """How a snapshot from elsewhere and the next one from here differ.

    `trials`, `check_ins` and `tools` are ids in the group of what was never shared from here and
    would be lost; `titles` tell the trials. The rest are local ids: `put_away` was shared from here
    and then taken back, deleted or kept private on purpose; `differing` says something else there;
    `only_here` was shared from here and is not in it.
    """

    trials: tuple[str, ...] = ()
    check_ins: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    put_away: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()

    @property
    def would_be_lost(self) -> int:
        """How many records the next snapshot would take out that were never shared from here."""
        return len(self.trials) + len(self.check_ins) + len(self.tools)

    @property
    def is_nothing(self) -> bool:
        """Whether the next snapshot from here overwrites nothing that the owner has not decided."""
        return not (self.would_be_lost or self.put_away or self.differing or self.only_here)

    def as_json(self) -> dict[str, Any]:
        """The counts and titles for scripts."""
        return {
            "trials": len(self.trials),
            "check_ins": len(self.check_ins),
            "tools": len(self.tools),
            "titles": list(self.titles),
            "put_away": len(self.put_away),
            "differing": len(self.differing),
            "only_here": len(self.only_here),
        }


class WrittenElsewhere(UserError):
    """The owner's newest snapshot came from elsewhere and differs from what would leave.

    `found` is how, `manifest_hash` tells which snapshot that is.
    """

    def __init__(self, found: OnlyThere, manifest_hash: str) -> None:
        self.found, self.manifest_hash = found, manifest_hash
        way = _("bring them in with “group bring-in”, or take them back with --take-over.")
        if not found.would_be_lost:
            way = _("share with --take-over to let what this journal says count.")
        elif besides := differences_in_words(found):
            way = "{} {}".format(way, _("Besides, {facts}.").format(facts="; ".join(besides)))
        super().__init__(f"{told(found)}; {way}")


def only_there(
    session: Session, mine: Membership, own: Own, made: Contents | None = None
) -> OnlyThere:
    """What a snapshot from elsewhere holds beside the journal, nothing where it is known.

    With the contents of the next snapshot, `made`, also what differs and what it lacks.
    """
    if own.is_known:
        return OnlyThere()
    here = _Here.read(session, mine)
    trials = {one.id: one for one in own.contents.group_trials}
    check_ins = {one.id for one in own.contents.group_check_ins}
    tools = {one.id for one in own.contents.tools if not here.has_tool(one.tool, one.version)}
    lost = {one for one in (*trials, *check_ins, *tools) if here.would_lose(one)}
    staying = {one for one in (*trials, *check_ins, *tools) if one in here.going}
    found = OnlyThere(
        trials=tuple(one for one in trials if one in lost),
        check_ins=tuple(sorted(check_ins & lost)),
        tools=tuple(sorted(tools & lost)),
        titles=tuple(title_of(trial) for trial in trials.values() if trial.id in lost),
        put_away=tuple(
            here.local[one]
            for one in sorted({*trials, *check_ins, *tools} - lost - staying)
            if one in here.local
        ),
    )
    return found if made is None else _compared(found, own, made, here)


def refuse_to_overwrite(
    session: Session, mine: Membership, own: Own | None, made: Contents
) -> None:
    """Raise WrittenElsewhere where the owner has to be asked before this contribution is written.

    Where all is taken back, only what was never shared from here is asked about.
    """
    if own is None or own.is_known:
        return
    found = only_there(session, mine, own, made)
    if found.would_be_lost or not (found.is_nothing or made.is_empty):
        raise WrittenElsewhere(found, own.manifest_hash)


def told(found: OnlyThere) -> str:
    """What a snapshot from elsewhere holds and the journal does not, as the beginning of a line."""
    if found.would_be_lost:
        sentence = (
            _("Your last share holds {records} that is not in this journal")
            if found.would_be_lost == 1
            else _("Your last share holds {records} that are not in this journal")
        )
        return sentence.format(records=records_in_words(found))
    facts = "; ".join(differences_in_words(found))
    return _("Your last share was written on another computer: {facts}").format(facts=facts)


def records_in_words(found: OnlyThere) -> str:
    """“4 trials and 1 check-in”: what is only there."""
    return counted_in_words(len(found.trials), len(found.check_ins), len(found.tools))


def counted_in_words(trials: int, check_ins: int, tools: int) -> str:
    """“4 trials and 1 check-in”; "" for nothing."""
    counted = [
        plural("{n} trial", "{n} trials", trials) if trials else "",
        plural("{n} check-in", "{n} check-ins", check_ins) if check_ins else "",
        plural("{n} tool", "{n} tools", tools) if tools else "",
    ]
    return _(" and ").join(one for one in counted if one)


def differences_in_words(found: OnlyThere) -> list[str]:
    """The other differences, each as a clause."""
    counted = (
        (found.put_away, *_PUT_AWAY),
        (found.differing, *_DIFFERING),
        (found.only_here, *_ONLY_HERE),
    )
    return [plural(one, many, len(ids)) for ids, one, many in counted if ids]


def title_of(record: GroupTrial) -> str:
    """What a trial is called in a list: its job and tool."""
    job = vocabulary.labels("task", record.task) or vocabulary.label("kind", record.kind or "")
    tool = vocabulary.labels("tool", record.tool)
    return f"{job}, {tool}" if tool else job


_PUT_AWAY = (
    "{n} in it was taken back, deleted or made private here",
    "{n} in it were taken back, deleted or made private here",
)
_DIFFERING = ("{n} says something else there", "{n} say something else there")
_ONLY_HERE = (
    "{n} that this journal shares is not in it",
    "{n} that this journal shares are not in it",
)


@dataclass(frozen=True)
class _Here:
    """The journal's side: `local` ids by id in the group, and what goes along.

    `decided` was shared from here or is held back here: if it does not go along, that is meant.
    `shared_in` is the hash of the snapshot that each was last shared in, or brought in from.
    """

    local: dict[str, str]
    going: frozenset[str]
    decided: frozenset[str]
    tools: frozenset[tuple[str, str]]
    shared_in: dict[str, str | None]

    @classmethod
    def read(cls, session: Session, mine: Membership) -> "_Here":
        placing = placing_for(session, mine)
        rows = sharings(session, mine.group_id)
        tools = session.exec(select(RegisteredTool)).all()
        ids = [
            *session.exec(select(Trial.id)).all(),
            *session.exec(select(CheckIn.id)).all(),
            *(tool.id for tool in tools),
        ]
        material = material_for(session, mine, register_keeper=True)
        going = [one.id for one in material.trials if not why_held_back(one)]
        going += [one.id for one in material.check_ins]
        going += [one.id for one in material.tools]
        decided = [one.id for one in material.trials if why_held_back(one)]
        decided += [
            one.trial
            for one in rows.values()
            if one.first_round or one.shared_hash or one.withdrawn
        ]
        return cls(
            local=placing.local_ids([*ids, *rows]),
            going=frozenset(map(placing.id_of, going)),
            decided=frozenset(map(placing.id_of, decided)),
            tools=frozenset(_tool_key(one.tool, one.version) for one in tools),
            shared_in={placing.id_of(one.trial): one.shared_hash for one in rows.values()},
        )

    def brought_from(self, own: Own) -> frozenset[str]:
        """What was brought in from this snapshot: nothing of it is overwritten."""
        return frozenset(one for one, of in self.shared_in.items() if of == own.manifest_hash)

    def would_lose(self, one: str) -> bool:
        """Whether it was never shared from here and does not go along: its loss was no decision."""
        return one not in self.going and one not in self.decided

    def has_tool(self, tool: str, version: str | None) -> bool:
        """Whether the register has a line for a tool."""
        return _tool_key(tool, version) in self.tools


def _tool_key(tool: str, version: str | None) -> tuple[str, str]:
    return vocabulary.resolve("tool", tool).casefold(), (version or "").casefold()


def _compared(found: OnlyThere, own: Own, made: Contents, here: _Here) -> OnlyThere:
    there, leaving, brought = _said(own.contents), _said(made), here.brought_from(own)
    differing = sorted(
        one for one in there if one in leaving and one not in brought and there[one] != leaving[one]
    )
    only_here = sorted(one for one in leaving if one in here.decided and one not in there)
    return replace(
        found,
        put_away=() if brought else found.put_away,  # it was told when these were brought in
        differing=tuple(here.local[one] for one in differing if one in here.local),
        only_here=tuple(here.local[one] for one in only_here if one in here.local),
    )


def _said(contents: Contents) -> dict[str, list[dict[str, Any]]]:
    """What a contribution says of each trial and check-in; a round is nobody's words."""
    said: dict[str, list[dict[str, Any]]] = {}
    for record in (
        *contents.group_trials,
        *contents.leaders_trials,
        *contents.group_check_ins,
        *contents.leaders_check_ins,
    ):
        said.setdefault(record.id, []).append(record.model_dump(exclude={"id", "round"}))
    return said

"""The facilitator's pack: a session of forty minutes made of whatever has arrived."""

from dataclasses import dataclass

from journal.digest.annexes import session
from journal.digest.annexes.news import told
from journal.digest.annexes.picking import to_talk_about
from journal.digest.annexes.talk import Prompt, prompts
from journal.digest.document import (
    Answer,
    Block,
    Document,
    Headline,
    Note,
    Paragraph,
    Section,
    Statements,
)
from journal.digest.gather.printed import printed_trials
from journal.digest.guarded.roadmap import waiting
from journal.digest.peers.opening import said_of
from journal.digest.peers.reading import Reading
from journal.digest.wording import closing, month
from journal.language import _, in_use, plural
from journal.vocabulary import label

MAIN_PROMPTS = 2
MOST_ALOUD = 3
LONGEST_ALOUD = 160


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack is made of: its prompts, a case for want of another, and what to try next."""

    prompts: tuple[Prompt, ...]
    case: str
    to_try: str


def make_pack(reading: Reading) -> Pack:
    """Choose what a session is best spent on; `reading` is of a shelved scope."""
    talk = to_talk_about(reading.scope, reading.starts.rows)
    trials = printed_trials(reading.scope, talk.rows)
    case = told(reading, trials[talk.case]) if talk.case is not None else ""
    to_try = ""
    if talk.start is not None:
        start = trials[talk.start]
        evidence = label("evidence_label", start["label"])
        to_try = _("{told} {evidence}.").format(told=told(reading, start), evidence=evidence)
    return Pack(prompts(reading, talk, trials), case, to_try)


def compose_pack(reading: Reading, pack: Pack) -> Document:
    """The pack as a document of its own, for the group and not for leaders."""
    return Document(
        edition="pack",
        title=reading.group.name,
        subtitle=_("A session of forty minutes: the facilitator’s pack"),
        group=reading.group.name,
        round=reading.scope.round,
        period=month(reading.as_of),
        language=in_use(),
        foreword=_not_for_leaders(),
        front=_front(reading, pack),
        sections=(
            _section("before", _("Forty minutes, and what to bring"), *_before(reading)),
            _section("minutes", _("Open and check in"), *_opening(reading)),
            _section("talk", _("Talk"), *_talk(pack)),
            _section("consultancy", _("Flash consultancy"), *_consultancy(pack)),
            _section("record", _("Look back, decide and record"), *_record(pack)),
            _section("leaves", _("What may leave the room"), *session.may_leave()),
        ),
        closing=closing()[-1:],
    )


def pack_section(pack: Pack) -> Section:
    """The pack in short, as an annex of the peers' edition: what is made of this digest."""
    lead = _(
        "A session made of what has arrived. The facilitator’s pack, a document of its own, has "
        "the opening, the questions and the room to record as well."
    )
    consultancy = Paragraph(_("A flash consultancy: one case, talked over by the clock."))
    blocks = (session.agenda(), *_talk(pack), consultancy, *_consultancy(pack))
    return Section("pack", _("A session of forty minutes"), lead, tuple(blocks))


def _not_for_leaders() -> str:
    return _("This pack holds trials of the group. It is for its members and not for leaders.")


def _front(reading: Reading, pack: Pack) -> tuple[Headline, ...]:
    arrived = plural("{n} trial", "{n} trials", reading.totals.trials)
    checked_in = _("no check-in this round yet")
    if reading.answered:
        checked_in = plural("{n} check-in this round", "{n} check-ins this round", reading.answered)
    talk = tuple(Answer(one.title) for one in pack.prompts[:MAIN_PROMPTS])
    others = _("the other prompts are there in case") if len(pack.prompts) > MAIN_PROMPTS else ""
    nothing = _("Each brings one trial that is easy to repeat, and takes another’s away.")
    return (
        Headline(
            _("What has arrived"),
            (Answer(arrived), Answer(checked_in)),
            reading.basis(reading.totals.contributors),
        ),
        Headline(_("To talk about"), talk, others),
        Headline(_("To try before next time"), (Answer(pack.to_try or nothing),), ""),
    )


def _before(reading: Reading) -> list[Block]:
    bring = [
        _("This pack, and the peers’ edition on a screen or one print for two."),
        _("A clock that everybody sees, and somebody who keeps it."),
        _("Check-in slips for those who do not use AI: they are to be heard too."),
        _("Something to write on: statements and actions are recorded before you part."),
    ]
    blocks: list[Block] = [session.agenda(), Statements(_("Bring"), tuple(bring))]
    agreed = tuple(reading.scanner.printed(text) for text in reading.decisions.statements)
    if agreed:
        blocks.append(Statements(_("Agreed so far"), agreed))
    asked = tuple(reading.scanner.printed(one.ask) for one in waiting(reading.decisions))
    if asked:
        blocks.append(Statements(_("Asked, and waiting for an answer"), asked))
    if reading.totals.contributors > session.MOST_TOGETHER:
        blocks.append(
            Note(
                _(
                    "More than eight people? Form groups of four to six for the talk and the "
                    "consultancy, each with its own clock, and meet again to look back."
                )
            )
        )
    return blocks


def _opening(reading: Reading) -> list[Block]:
    blocks: list[Block] = [*session.opening(reading.group.purpose), session.check_in()]
    for field, title in (
        ("using", _("Read aloud: what people already use")),
        ("curious", _("Read aloud: what people are curious about")),
        ("stuck", _("Read aloud: where people feel stuck")),
    ):
        said, _more = said_of(reading, field, MOST_ALOUD, LONGEST_ALOUD)
        if said:
            blocks.append(Statements(title, said))
    return blocks


def _talk(pack: Pack) -> list[Block]:
    main, others = pack.prompts[:MAIN_PROMPTS], pack.prompts[MAIN_PROMPTS:]
    blocks: list[Block] = [
        Paragraph(_("Read each aloud, give everybody a minute to think, then talk.")),
        *(prompt.block() for prompt in main),
    ]
    if others:
        blocks.append(Note(_("If there is time, or instead:")))
        blocks.extend(prompt.block() for prompt in others)
    return blocks


def _consultancy(pack: Pack) -> list[Block]:
    blocks: list[Block] = [session.consultancy()]
    if pack.case:
        whose = _(
            "If nobody brings a case, take this one; its writer may say so or stay silent, and "
            "anybody may present it. {case}"
        )
        blocks.append(Paragraph(whose.format(case=pack.case)))
    return blocks


def _record(pack: Pack) -> list[Block]:
    decide = [
        _("Up to five statements that everybody can agree to. One voice against: leave it out."),
        _("What to ask for: train, try or support, each with its owner’s role and by when."),
        _("What each tries before next time, by its code; press “I’ll try this” in the app."),
    ]
    if pack.to_try:
        decide.append(_("To begin with: {trial}").format(trial=pack.to_try))
    return [
        session.look_back(),
        Statements(_("Decide, and record in the app"), tuple(decide)),
    ]


def _section(section: str, title: str, *blocks: Block) -> Section:
    return Section(section, title, "", tuple(blocks))

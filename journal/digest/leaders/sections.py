"""The twelve sections of the leaders' edition, out of released figures and chosen words."""

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.protected import Shown
from journal.digest.gather.leaders_figures import USUAL, WITH_AI
from journal.digest.gather.leaders_said import OPENLY
from journal.digest.gather.outcomes import RESULTS
from journal.digest.guarded.basis import few_enough_to_doubt
from journal.digest.guarded.blocks import (
    LeadersBlock,
    LeadersEmpty,
    LeadersLines,
    LeadersNote,
    LeadersSection,
    LeadersStatements,
    LeadersText,
    leaders_actions,
)
from journal.digest.guarded.left_out import left_out
from journal.digest.guarded.roadmap import came_of_it, to_come
from journal.digest.guarded.words import (
    Sentence,
    TableFigure,
    joined,
    name_of,
    round_of,
    say,
    since,
    threshold,
    written,
)
from journal.digest.leaders.picking import unregistered
from journal.digest.leaders.reading import Reading, section
from journal.digest.wording import more_released
from journal.language import _


def what_this_is(reading: Reading) -> LeadersSection:
    """What came of what was asked, round, n of N invited, what is hidden and why."""
    blocks: list[LeadersBlock] = [
        leaders_actions(came_of_it(reading.occasion.decisions, reading.occasion.scanner)),
        *_how_to_read(reading),
    ]
    if few_enough_to_doubt(reading.contributors.cell):
        few = _("So few people stand behind these figures that each of them is a hint, no more.")
        blocks.append(LeadersNote(say(few)))
    blocks.extend(left_out(reading.occasion))
    if reading.occasion.decisions.statements:
        agreed = tuple(
            written(reading.occasion.scanner.printed(text))
            for text in reading.occasion.decisions.statements
        )
        blocks.append(LeadersStatements(say(_("What the group agreed on")), agreed))
    return section("what-this-is", blocks)


def _how_to_read(reading: Reading) -> tuple[LeadersBlock, ...]:
    """Of which round and how many people this is, and what "too few to show" means."""
    return (
        LeadersText(
            say(
                _(
                    "Round {round} of {group}, from {basis}. The figures count people and never "
                    "trials; they are rounded to fives."
                ),
                round=round_of(reading.released),
                group=name_of(reading.occasion.group),
                basis=reading.basis(),
            )
        ),
        LeadersText(
            say(
                _(
                    "A figure that stands for fewer than {k} people reads “too few to show”, and "
                    "so do others from which it could be worked out, and rows in which nearly "
                    "everybody answers alike. Names and details were removed. This is not a "
                    "measure of anyone."
                ),
                k=threshold(reading.occasion.rule),
            )
        ),
    )


def listening(reading: Reading) -> LeadersSection:
    """Confidence and curiosity with the evidence beside them, aims, barriers, support wanted."""
    feeling = reading.figures("confidence", "curiosity", "evidence")
    return section("listening", [*feeling, *reading.figures("aim", "barrier", "support_wanted")])


def leaders_own(reading: Reading) -> LeadersSection:
    """Leaders' own trials, one that failed first."""
    if not reading.own_trials:
        none = say(_("No trial that a leader talks about openly is in this digest yet."))
        return section("leaders-own-trials", [LeadersEmpty(none)])
    lead = say(_("Only leaders who chose to talk openly about a trial are named here."))
    blocks: list[LeadersBlock] = [LeadersLines(say(""), reading.own_trials)]
    if OPENLY in reading.released.more:
        blocks.append(LeadersNote(say(_("More leaders’ trials were released than are printed."))))
    return section("leaders-own-trials", blocks, lead)


def spread_and_gaps(reading: Reading) -> LeadersSection:
    """Work area against phase, subjects, and whether much rests on few."""
    blocks: list[LeadersBlock] = reading.figures("spread", "subject_area")
    few = reading.released.few
    if few is not None and few.holds:
        told = say(_("Much of this rests on a few contributors."))
        if few.round < reading.occasion.round:
            told = say(_("Much rested on a few contributors in round {since}."), since=since(few))
        blocks.append(LeadersNote(told))
    return section("spread-and-gaps", blocks)


def who_benefited(reading: Reading) -> LeadersSection:
    """Pupil benefit, who could not use it, and what got in the way."""
    figures = "pupil_benefit", "could_not_use", "in_the_way"
    return section("who-benefited", reading.figures(*figures))


def safety(reading: Reading) -> LeadersSection:
    """Checks, what was put in, concerns and what was done, tools, the register's unknowns."""
    figures = (
        "safe_use", "data_put_in", "checking", "concern", "concern_action", "reason_not_used",
        "accounts",
    )  # fmt: skip
    blocks = [*reading.figures(*figures), reading.register]
    if (tools := unregistered(reading)) is not None:
        blocks.append(LeadersNote(tools, "unknown"))
    return section("safe-use", blocks)


def chains(reading: Reading) -> LeadersSection:
    """What was changed before trying again, mixed and failed first."""
    return section("chains", reading.figures("chains"))


def by_job(reading: Reading) -> LeadersSection:
    """Results by kind of work, and the writers' own lines, failures first."""
    blocks: list[LeadersBlock] = reading.figures("by_job", notes={"by_job": _disagreement(reading)})
    for title, results in (
        (_("From trials that did not work, or only partly"), ("failed", "mixed")),
        (_("From trials that worked for their writer"), ("worked",)),
        (_("Too early to say, or decided not to"), ("open",)),
    ):
        told = tuple(one.line for one in reading.lines if one.result in results)
        if told:
            blocks.append(LeadersLines(say(title), told))
    if set(RESULTS) & set(reading.released.more):
        blocks.append(LeadersNote(say(more_released())))
    return section("by-job", blocks, say(_("One trial says what happened once, to one person.")))


def _disagreement(reading: Reading) -> Sentence | None:
    """Where people disagree: of one kind of work both answers are shown."""
    table = reading.released.tables["by_job"]
    answers = [answer for answer, _label in table.columns]
    failed, worked = answers.index("failed"), answers.index("worked")
    disputed = [
        TableFigure(table, at, worked).row_name
        for at, row in enumerate(table.rows)
        if row.id != SMALL
        and isinstance(row.cells[failed], Shown)
        and isinstance(row.cells[worked], Shown)
    ]
    if not disputed:
        return None
    told = _("People disagree here, it worked for some and did not for others: {areas}.")
    return say(told, areas=joined("; ", disputed))


def time(reading: Reading) -> LeadersSection:
    """Usual against all in, per item, basis and quality, where the time and the effort went."""
    moved = say(_("Effort moved is not effort saved: somebody still did the work."))
    figures = (
        USUAL, WITH_AI, "net_per_item_band", "time_basis", "effort", "time_went_to",
        "effort_moved_to",
    )  # fmt: skip
    return section("time", reading.figures(*figures, notes={"effort_moved_to": moved}))


def still_in_use(reading: Reading) -> LeadersSection:
    """The answer after six teaching weeks, and how strong the evidence is."""
    return section("still-in-use", reading.figures("still_using", "go_by"))


def start_here(reading: Reading) -> LeadersSection:
    """Jobs in which low-risk trials were repeated by colleagues and worked again."""
    lead = say(
        _("Where nothing personal was put in, the output was checked and a colleague repeated it.")
    )
    return section("start-here", reading.figures("start_here"), lead)


def roadmap(reading: Reading) -> LeadersSection:
    """How people learn, and train, try, support: what is asked, of whom and by when."""
    blocks: list[LeadersBlock] = reading.figures("learned_from")
    if reading.occasion.decisions.actions:
        blocks.extend(
            map(leaders_actions, to_come(reading.occasion.decisions, reading.occasion.scanner))
        )
    return section("roadmap", blocks)


SECTIONS = (
    what_this_is,
    listening,
    leaders_own,
    spread_and_gaps,
    who_benefited,
    safety,
    chains,
    by_job,
    time,
    still_in_use,
    start_here,
    roadmap,
)

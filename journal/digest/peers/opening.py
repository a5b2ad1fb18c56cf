"""Sections 1 to 3 for peers: what this is, listening, leaders' own trials."""

from journal.digest.document import Block, Empty, Note, Paragraph, Section, Statements
from journal.digest.gather.check_ins import check_in_tally, said_in_check_ins
from journal.digest.guarded.lines import Lines
from journal.digest.guarded.roadmap import came_of_it
from journal.digest.guarded.told import own_trials
from journal.digest.peers.reading import Reading, section
from journal.digest.peers.tables import answered, recorded
from journal.digest.wording import cut, figure_title
from journal.language import _, plural
from journal.vocabulary import label

MOST_SAID = 200  # of what people wrote to one question of the check-in


def what_this_is(reading: Reading) -> Section:
    """Round, contributors, what is hidden and why, and what came of what was asked."""
    totals = reading.totals
    blocks: list[Block] = [
        Paragraph(
            _(
                "Round {round} of {group}: {trials} from {basis}. Every trial is printed as its "
                "writer reviewed it, with names and details removed. It is not a measure of anyone."
            ).format(
                round=reading.scope.round,
                group=reading.group.name,
                trials=plural("{n} trial", "{n} trials", totals.trials),
                basis=reading.basis(totals.writers or totals.contributors),
            )
        )
    ]
    if reading.group.purpose:
        blocks.append(Paragraph(_("Why we do this: {why}").format(why=reading.group.purpose)))
    blocks.extend(_left_out(reading))
    agreed = tuple(reading.scanner.printed(text) for text in reading.decisions.statements)
    if agreed:
        blocks.append(Statements(_("What the group agreed on"), agreed))
    blocks.append(came_of_it(reading.decisions, reading.scanner))
    return section("what-this-is", blocks)


def _left_out(reading: Reading) -> list[Block]:
    notes: list[Block] = []
    decisions = reading.decisions
    if reading.scope.hidden_count:
        hidden = plural(
            "{n} trial is hidden by the facilitator.",
            "{n} trials are hidden by the facilitator.",
            reading.scope.hidden_count,
        )
        notes.append(_and_why(reading, hidden, [hide.why for hide in decisions.hides]))
    if reading.scope.retired:
        retired = plural(
            "{n} contribution was retired by the facilitator.",
            "{n} contributions were retired by the facilitator.",
            reading.scope.retired,
        )
        notes.append(_and_why(reading, retired, [one.why for one in decisions.retired]))
    if reading.scope.lapsed:
        notes.append(
            Note(
                plural(
                    "{n} contribution was not refreshed for two rounds and is left out.",
                    "{n} contributions were not refreshed for two rounds and are left out.",
                    reading.scope.lapsed,
                )
            )
        )
    return notes


def _and_why(reading: Reading, said: str, reasons: list[str]) -> Note:
    whys = sorted({reading.scanner.printed(why) for why in reasons} - {""})
    return Note(said + (" " + _("Why: {why}").format(why="; ".join(whys)) if whys else ""))


def listening(reading: Reading) -> Section:
    """Confidence and curiosity, aims, where people feel stuck, support wanted."""
    n = reading.answered
    blocks: list[Block] = []
    if n:
        blocks.extend(_distribution(reading, field) for field in ("confidence", "curiosity"))
        blocks.append(_evidence(reading))
        blocks.extend(_answers(reading, field) for field in ("barrier", "support_wanted"))
        blocks.extend(_in_their_words(reading))
    else:
        blocks.append(Empty(_("Check-ins of this round: nothing shared yet.")))
    blocks += recorded(reading, "aim", table="aims")
    return section("listening", blocks, _who_is_heard(reading))


def _who_is_heard(reading: Reading) -> str:
    n = reading.answered
    said = [_("Check-ins of this round: {basis}.").format(basis=reading.basis(n))] if n else []
    if n and reading.narrowed:
        said.append(
            _(
                "A check-in has no phase, subject, job or tool: these are everybody’s. "
                "Why we use AI keeps to the trials chosen."
            )
        )
    return " ".join(said)


def _evidence(reading: Reading) -> Block:
    # Feelings are never printed without the evidence beside them.
    repeated = reading.totals.repeated
    return Note(
        plural(
            "Beside these feelings, the evidence: {n} trial was repeated by a colleague.",
            "Beside these feelings, the evidence: {n} trials were repeated by a colleague.",
            repeated,
        )
        if repeated
        else _("Beside these feelings, the evidence: no trial was repeated by a colleague yet.")
    )


def _distribution(reading: Reading, field: str) -> Block:
    # Among so few, a count of one is a person: their feelings are nobody's to guess.
    enough = max(10, 2 * reading.group.threshold)
    answers = check_in_tally(reading.scope, field)
    if sum(one.people for one in answers) < enough:
        caption = figure_title(field)
        return Note(_("{caption}: too few to show.").format(caption=caption), "unknown")
    return answered(reading, field, answers, every_term=True)


def _answers(reading: Reading, field: str) -> Block:
    answers, caption = check_in_tally(reading.scope, field), figure_title(field)
    if not answers:
        return Empty(_("{caption}: nothing shared yet.").format(caption=caption))
    if reading.answered < reading.group.threshold:
        named = sorted(label(field, one.value or "") for one in answers)
        return Statements(caption, tuple(named))
    return answered(reading, field, answers)


def _in_their_words(reading: Reading) -> list[Block]:
    parts: list[Block] = []
    for field, title in (
        ("using", _("What people already use")),
        ("curious", _("What people are curious about")),
        ("stuck", _("Where people feel stuck, in their words")),
    ):
        said, more = said_of(reading, field, MOST_SAID)
        if said:
            parts.append(Statements(title, said))
        if more:
            parts.append(Note(_more_said(more)))
    return parts


def said_of(
    reading: Reading, field: str, most: int, longest: int | None = None
) -> tuple[tuple[str, ...], int]:
    """What people wrote to a question of the check-in, as printed, and how much more there is.

    At most `most` of it, cut to `longest` characters. Each list is sorted by itself: side by side,
    the answers of one person would link.
    """
    texts, whole = said_in_check_ins(reading.scope, field, most)
    printed = map(reading.scanner.printed, texts)
    said = {cut(text, longest) if longest else str(text) for text in printed} - {""}
    return tuple(sorted(said)), whole - len(texts)


def _more_said(more: int) -> str:
    return plural(
        "{n} more answer to this is not printed.", "{n} more answers to this are not printed.", more
    )


def leaders_own(reading: Reading) -> Section:
    """Trials of leaders who chose to talk openly about them, one that failed first."""
    lines = own_trials(reading.scope, reading.scanner)
    lead = _("Only leaders who chose to talk openly about a trial are named here.")
    return section("leaders-own-trials", [Lines("", lines)] if lines else [], lead)

"""A session of forty minutes: what stands in it whatever has arrived."""

from collections.abc import Iterable

from journal.digest.document import Block, Cell, Grid, Note, Paragraph, PeersTable, Row, Statements
from journal.language import _

MOST_TOGETHER = 8


def agenda() -> PeersTable:
    """The forty minutes, by minutes."""
    steps = (
        (_("0 to 2: open"), _("Read the opening aloud.")),
        (_("2 to 7: check in"), _("One sentence each; whoever wants to may pass.")),
        (_("7 to 19: talk"), _("Two prompts, six minutes each.")),
        (_("19 to 31: flash consultancy"), _("One case, by the clock.")),
        (_("31 to 35: look back"), _("Four questions, a minute each.")),
        (_("35 to 40: decide and record"), _("Statements, actions, one thing to try.")),
    )
    return _steps("agenda", _("The forty minutes"), steps)


def opening(purpose: str) -> tuple[Block, ...]:
    """What is read aloud first."""
    why = (Paragraph(_("Why we do this: {why}").format(why=purpose)),) if purpose else ()
    aloud = _(
        "“We are here to find out together, not to be measured. Nothing today is a measure of "
        "anyone. Names and details were removed from what we read; please do not work out who "
        "wrote what. Say “that was mine” only if you want to. What failed is as welcome as what "
        "worked, and not using AI is an answer too. What is said here stays here, save what we "
        "agree to pass on at the end.”"
    )
    return (Note(aloud), *why)


def check_in() -> Statements:
    """The questions of the check-in, to be read aloud."""
    return Statements(
        _("Check in: choose one and say one sentence"),
        (
            _("What do I already use, or decide not to use?"),
            _("What am I curious about?"),
            _("Where do I feel stuck?"),
        ),
    )


def consultancy() -> PeersTable:
    """The protocol of the flash consultancy, twelve minutes by the clock."""
    steps = (
        (_("3 minutes: the presenter"), _("What I tried, what happened, my one question.")),
        (_("2 minutes: the others"), _("Clarifying questions only, with short answers.")),
        (
            _("5 minutes: the others"),
            _("They talk about it as if the presenter were not there. The presenter listens."),
        ),
        (_("2 minutes: the presenter"), _("What I take away, and what I try next.")),
    )
    return _steps("consultancy", _("Twelve minutes by the clock"), steps)


def _steps(table: str, caption: str, steps: Iterable[tuple[str, str]]) -> PeersTable:
    rows = tuple(Row(when, (Cell(what),)) for when, what in steps)
    return PeersTable(Grid(table, caption, (_("What we do"),), rows))


def look_back() -> Statements:
    """The questions of the after-action review."""
    return Statements(
        _("Look back: four questions, a minute each"),
        (
            _("What did we expect?"),
            _("What happened?"),
            _("Why was there a difference?"),
            _("What do we keep, and what do we change?"),
        ),
    )


def may_leave() -> tuple[Block, ...]:
    """What may be passed on after a session, and what may not."""
    return (
        Statements(
            _("May leave the room"),
            (
                _("Statements that everybody can agree to, without names."),
                _("Actions, each with its owner’s role."),
                _("Lines for leaders that their own writers release in the app."),
            ),
        ),
        Statements(
            _("Stays in the room"),
            (
                _("Who wrote or said what."),
                _("The wording of trials, and this pack."),
                _(
                    "A worry that a pupil may be at risk is no topic here: it goes to the "
                    "safeguarding lead the same day."
                ),
            ),
        ),
    )

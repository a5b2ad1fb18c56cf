"""A session of forty minutes: what stands in it whatever has arrived."""

from journal.digest.document import Block, Cell, Grid, Note, Paragraph, PeersTable, Row, Statements
from journal.language import _
from journal.vocabulary import terms

MOST_TOGETHER = 8


def agenda() -> PeersTable:
    """The forty minutes, by minutes."""
    steps = (
        (_("0 to 2"), _("Open"), _("Read the opening aloud.")),
        (_("2 to 7"), _("Check in"), _("One sentence each; whoever wants to may pass.")),
        (_("7 to 19"), _("Talk"), _("Two prompts, six minutes each.")),
        (_("19 to 31"), _("Flash consultancy"), _("One case, by the clock.")),
        (_("31 to 35"), _("Look back"), _("Four questions.")),
        (_("35 to 40"), _("Decide and record"), _("Statements, actions, one thing to try.")),
    )
    rows = tuple(Row(minutes, (Cell(what), Cell(how))) for minutes, what, how in steps)
    return PeersTable(Grid("agenda", _("Forty minutes"), (_("What"), _("How")), rows))


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


def consultancy() -> tuple[Block, ...]:
    """The protocol of the flash consultancy, twelve minutes by the clock."""
    steps = (
        (_("3 minutes"), _("Presenter"), _("What I tried, what happened, my one question.")),
        (_("2 minutes"), _("The others"), _("Clarifying questions only, with short answers.")),
        (
            _("5 minutes"),
            _("The others"),
            _("They talk about it as if the presenter were not there. The presenter listens."),
        ),
        (_("2 minutes"), _("Presenter"), _("What I take away, and what I try next.")),
    )
    rows = tuple(Row(minutes, (Cell(who), Cell(what))) for minutes, who, what in steps)
    columns = (_("Who speaks"), _("What"))
    grid = Grid("consultancy", _("Flash consultancy, by the clock"), columns, rows)
    return (PeersTable(grid),)


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


def to_fill_in() -> PeersTable:
    """Room for what is asked for, and of whom."""
    rows = tuple(Row(kind.label, (Cell(""),) * 3) for kind in terms("roadmap_kind"))
    columns = (_("What we ask for"), _("Owner’s role"), _("By when"))
    return PeersTable(Grid("to-record", _("Actions to record"), columns, rows))


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

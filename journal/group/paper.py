"""Sheets of paper about a group: the invitation with its code for phones, the withdrawal code.

As PDF (PDF/UA-1). Nobody's name stands on them, and nothing on them is read as markup.
"""

from dataclasses import asdict, dataclass
from datetime import date

from journal.group.admitting import member_code
from journal.group.announcement import Announcement
from journal.group.membership import announcement_of, invitation_to
from journal.ids import in_fours
from journal.language import _
from journal.model.membership import Membership
from journal.render.pdf import Paper, to_pdf
from journal.render.qr import qr_svg

LINE = 64  # characters of an invitation's text in one printed line


@dataclass(frozen=True, slots=True)
class _Paper:
    """What stands on such a sheet, from top to bottom; `facts` are labels and what belongs to them.

    `code` is printed large, `drawing` is an SVG that `drawing_says` in words, `text` printed as it
    is, line by line.
    """

    title: str
    notice: str
    advice: str
    facts: tuple[tuple[str, str], ...]
    steps_title: str
    steps: tuple[str, ...]
    closing: str
    code: str = ""
    drawing: str = ""
    drawing_says: str = ""
    text_title: str = ""
    text: tuple[str, ...] = ()

    def pdf(self, paper: Paper) -> bytes:
        return to_pdf("group_sheet.typ", {"sheet": asdict(self)}, paper)


def invitation_sheet(membership: Membership, today: date, paper: Paper = "a4") -> bytes:
    """The invitation to a group to be printed or shown, with a QR code where its text is not too
    long for one; on `paper` a4 or letter. UserError where the owner cannot invite."""
    announced = announcement_of(membership)
    text = invitation_to(membership).to_text()
    drawing = qr_svg(text) or ""
    made = _Paper(
        title=_("You are invited to {group}").format(group=announced.name),
        notice=_("For those who are invited, and for nobody else."),
        advice=_(
            "A small group that keeps notes on what it tries with AI tools, what worked and what "
            "did not, and tells each other with names and details removed. Your journal stays on "
            "your computer; only what you choose and look through leaves it."
        ),
        facts=_about(announced, today),
        steps_title=_("How to join"),
        steps=_how_to_join(bool(drawing)),
        closing=announced.name,
        drawing=drawing,
        drawing_says=_("The text of the invitation as a QR code; the text itself stands below."),
        text_title=_("The text of the invitation"),
        text=_in_lines(text),
    )
    return made.pdf(paper)


def withdrawal_sheet(membership: Membership, today: date, paper: Paper = "a4") -> bytes:
    """The owner's withdrawal code for a group, with what to do with it once the computer is lost;
    on `paper` a4 or letter."""
    announced = announcement_of(membership)
    made = _Paper(
        title=_("Withdrawal code for {group}").format(group=announced.name),
        notice=_("Keep this sheet where you keep your keys, away from the computer."),
        advice=_(
            "With this code everything that you shared with the group can be taken back without "
            "your computer: if it is lost, broken, or left at a school that you have left. "
            "Whoever has the code can ask for that, and for nothing else."
        ),
        facts=(
            (_("Group"), announced.name),
            (_("Your code in the group"), member_code(membership.contributor)),
            (_("Printed"), today.isoformat()),
        ),
        steps_title=_("What to do with it"),
        steps=(
            _("Tell the code to the group's facilitator, by telephone or on this sheet."),
            _(
                "The facilitator types it in Trial Journal, under Share. Capital or small letters, "
                "spaces and hyphens do not matter."
            ),
            _(
                "What you shared is then deleted there, and with everybody else once the next "
                "collection or list of people let in reaches them. Old files do not bring it back."
            ),
            _("A digest that was printed or sent on cannot be called back."),
        ),
        closing=announced.name,
        code=in_fours(membership.withdrawal_code),
    )
    return made.pdf(paper)


def _about(announced: Announcement, today: date) -> tuple[tuple[str, str], ...]:
    opens = (
        _("Every member may open what members send.")
        if announced.open
        else _("Only the facilitators can open what members send.")
    )
    purpose = ((_("What it is for"), announced.purpose),) if announced.purpose else ()
    threshold = _("A figure for leaders stands for at least {n} people.").format(
        n=announced.threshold
    )
    return (
        (_("Group"), announced.name),
        *purpose,
        (_("Who reads what"), f"{opens} {threshold}"),
        (_("Printed"), today.isoformat()),
    )


def _how_to_join(with_drawing: bool) -> tuple[str, ...]:
    scan = (
        _(
            "Point a phone's camera at the code, and send the text that it shows to your own "
            "computer. Or ask for the invitation as a file."
        )
        if with_drawing
        else _("Copy the text below to your own computer, or ask for the invitation as a file.")
    )
    return (
        _("Put Trial Journal on your computer, and open Share."),
        scan,
        _("Choose to join a group, and paste the text there, or choose the file."),
        _("Tell your code, which is then shown, to whoever invited you."),
    )


def _in_lines(text: str) -> tuple[str, ...]:
    """The text in lines to be copied; none ends with a hyphen, which a viewer might take away."""
    lines = []
    while text:
        end = LINE
        while text[:end].endswith("-") and end < len(text):
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return tuple(lines)

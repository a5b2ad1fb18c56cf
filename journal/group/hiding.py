"""Hiding a trial: a facilitator's choice, local, with a reason, visible in the counts."""

from sqlmodel import Session

from journal.bundle.codes import code_of
from journal.errors import UserError
from journal.group.decisions import LONGEST_TEXT, Hide
from journal.group.library import decisions, keep_decisions
from journal.ids import clean_code
from journal.language import _


def hide(session: Session, typed: str, why: str) -> None:
    """Leave the trial with this code out of every digest; UserError unless it is just one."""
    code = clean_code(typed)
    found = (
        session.connection()
        .exec_driver_sql(
            """SELECT id FROM group_trial WHERE substr(id, 1, ?) = ?
            UNION SELECT id FROM leaders_trial WHERE substr(id, 1, ?) = ?""",
            (len(code), code, len(code), code),
        )
        .all()
    )
    if len(code) < len(code_of("0" * 26)) or len(found) != 1:
        raise UserError(
            _("No single trial here has the code {code}; check it in the digest.").format(
                code=typed
            )
        )
    if len(why) > LONGEST_TEXT:
        raise UserError(_("The reason takes up to {most:,} characters.").format(most=LONGEST_TEXT))
    made = decisions(session)
    others = tuple(hidden for hidden in made.hides if hidden.code != code)
    keep_decisions(session, made.model_copy(update={"hides": (*others, Hide(code=code, why=why))}))


def show_again(session: Session, typed: str) -> None:
    """Undo the hiding of the trial with this code; UserError where it was not hidden."""
    code = clean_code(typed)
    made = decisions(session)
    others = tuple(hidden for hidden in made.hides if clean_code(hidden.code) != code)
    if len(others) == len(made.hides):
        raise UserError(_("No trial with the code {code} is hidden here.").format(code=typed))
    keep_decisions(session, made.model_copy(update={"hides": others}))

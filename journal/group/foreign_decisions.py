"""Whether decisions are those of another group: the trials that they are on are not here then."""

from sqlmodel import Session

from journal.group.decisions import Decisions
from journal.ids import clean_code
from journal.language import plural


def missing(session: Session, made: Decisions) -> int:
    """How many of the trials that decisions are on are not in the library behind `session`."""
    named = {clean_code(code) for code in (*made.stories, *(hide.code for hide in made.hides))}
    asked = """SELECT EXISTS (SELECT 1 FROM group_trial WHERE substr(id, 1, ?) = ?)
        OR EXISTS (SELECT 1 FROM leaders_trial WHERE substr(id, 1, ?) = ?)"""
    read = session.connection().exec_driver_sql
    return sum(not read(asked, (len(code), code) * 2).scalar_one() for code in named)


def warning(number: int) -> str:
    """What to say where so many trials are missing; "" for none."""
    if not number:
        return ""
    return plural(
        "{n} trial that it names is not here: is it another group’s file?",
        "{n} trials that it names are not here: is it another group’s file?",
        number,
    )

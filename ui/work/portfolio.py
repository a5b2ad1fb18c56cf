"""What the portfolio asks: the trials of a period, what is found in them, the file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from journal import vocabulary
from journal.exchange.portfolio.checking import Check, folded
from journal.exchange.portfolio.choosing import Choice, chosen
from journal.exchange.portfolio.contents import Portfolio
from journal.exchange.portfolio.gathering import gather
from journal.exchange.portfolio.writing import write_portfolio
from journal.paths import Home
from journal.privacy.decisions import Decision, Hide, Keep
from journal.privacy.finder import Finder
from journal.sharing.own_finder import own_finder


@dataclass(frozen=True, slots=True)
class Offered:
    """A trial that a portfolio can hold, in one line."""

    id: str
    title: str
    day: date
    has_growth: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What the owner asked for."""

    choice: Choice
    title: str = ""
    owner: str = ""
    foreword: str = ""
    with_prompts: bool = False


def offered(session: Session, choice: Choice) -> list[Offered]:
    """The trials of a choice, newest first; UserError for none or too many."""
    return [
        Offered(
            trial.id,
            ", ".join(
                part
                for part in (
                    vocabulary.labels("task", trial.task),
                    vocabulary.labels("tool", trial.tool),
                )
                if part
            ),
            trial.tried_on or date.min,
            bool(trial.growth),
        )
        for trial in reversed(chosen(session, choice))
    ]


def gathered(session: Session, home: Home, wish: Wish, today: date) -> tuple[Portfolio, Finder]:
    """What would stand in it, and the finder with the owner's own lists."""
    page = gather(
        session,
        wish.choice,
        wish.title.strip() or None,
        wish.owner.strip(),
        wish.foreword.strip(),
        wish.with_prompts,
    )
    return page, own_finder(session, today, home)


def check(page: Portfolio, finder: Finder) -> Check:
    """Scan it, away from the journal."""
    return Check(page, finder)


def write(made: Check, kept: frozenset[str], hidden: frozenset[str], path: Path) -> Path:
    """Write it with these words kept and those hidden; Undecided while one is open."""
    answers: dict[str, Decision] = {folded(word): Hide() for word in hidden}
    answers |= {folded(word): Keep() for word in kept}
    write_portfolio(made.checked(answers), path)
    return path

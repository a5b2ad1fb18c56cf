"""The tables that Microsoft Forms and Google Forms write of the answers to a form.

Both put columns of their own before the questions: Microsoft Forms ID, Start time, Completion
time, Email and Name (support.microsoft.com, "Check and share your form results"), Google Forms
Timestamp and, where addresses are collected, Email Address or Username
(support.google.com/docs/answer/139706).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.exchange.headings import folded

MICROSOFT, GOOGLE = "Microsoft Forms", "Google Forms"
# Who answered. A check-in must not carry a name, and a trial needs none.
IDENTITY = frozenset(
    (
        "email", "e mail", "email address", "e mail address", "your email", "school email",
        "username", "name", "full name", "your name", "first name", "last name", "surname",
        "initials",
    )
)  # fmt: skip
_OWN = {
    MICROSOFT: frozenset(
        (
            "id", "start time", "last modified time", "language", "total points", "quiz feedback",
            "grade posted time",
        )
    ),
    GOOGLE: frozenset(("score",)),
}  # fmt: skip
_MOMENT = {MICROSOFT: "completion time", GOOGLE: "timestamp"}


@dataclass(frozen=True)
class Form:
    """What a form's own columns are: the moment of the answer, who answered, and the rest."""

    maker: str
    moment: str
    identity: tuple[str, ...]
    others: tuple[str, ...]


def form_of(headings: Sequence[str]) -> Form | None:
    """The form whose answers stand under these headings, None where no form wrote them."""
    spelled = {folded(heading): heading for heading in reversed(headings)}
    if {"start time", "completion time"} <= spelled.keys():
        maker = MICROSOFT
    elif headings and folded(headings[0]) == "timestamp":
        maker = GOOGLE
    else:
        return None
    return Form(
        maker,
        spelled[_MOMENT[maker]],
        tuple(heading for heading in headings if folded(heading) in IDENTITY),
        tuple(heading for heading in headings if _is_own(maker, heading, headings)),
    )


def _is_own(maker: str, heading: str, headings: Sequence[str]) -> bool:
    if folded(heading) in _OWN[maker]:
        return True
    # A quiz has "Points - QUESTION" and "Feedback - QUESTION" behind each question.
    start, _dash, question = heading.partition(" - ")
    return maker == MICROSOFT and start in ("Points", "Feedback") and question in headings

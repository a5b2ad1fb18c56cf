"""The leaders' figures before protection: every question counted, with its title and its labels."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from functools import partial

from journal.digest.disclosure.tables import (
    WHOLE,
    Answers,
    BandValues,
    Concentration,
    Contributors,
    CountTable,
    Figures,
    Item,
    counted,
)
from journal.digest.gather.leaders_answers import Gathering
from journal.digest.gather.leaders_facts import (
    EVERYBODY,
    NOT_TRIED_YET,
    OTHER,
    Question,
    questions,
)
from journal.digest.gather.leaders_said import SaidToLeaders
from journal.digest.gather.narrowing import EVERYTHING
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.gather.scope import Scope
from journal.digest.wording import figure_title, not_recorded
from journal.language import _
from journal.vocabulary import label, terms

CONTRIBUTORS, ON_FEW = "contributors", "on-few"
USUAL, WITH_AI = "usual", "with_ai"
_OPEN_LISTS = frozenset({"accounts"})
# Whose accounts are used matters more than with which tool: its column totals are printed.
_WITH_COLUMN_TOTALS = frozenset({"accounts", "effort"})
_TOTALS_MATTER = frozenset({"accounts"})
# Whether effort was saved is asked on page one, also where all found the quality the same.
_TOTALS_STAND = frozenset({"effort"})


def leaders_figures(scope: Scope, stories: Sequence[str] = ()) -> Figures:
    """All figures and lines of the round's leaders' edition, for protection and nothing else.

    `stories` are the codes of the trials whose lines are chosen first. ValueError for a narrowed
    scope: two figures of one fixed list could be subtracted.
    """
    if scope.narrowing != EVERYTHING:
        raise ValueError("the leaders' tables are a fixed list and are never narrowed")
    given = Gathering(scope)
    released = given.contributors()
    return Figures(
        contributors=len(released),
        tables=tuple(_table(question, given) for question in questions()),
        medians=tuple(_bands(given, *one) for one in _medians()),
        counts=(
            Contributors(
                CONTRIBUTORS,
                _("Contributors"),
                partial(_everybody, released),
                standing=lambda: _everybody(given.standing_contributors()),
            ),
        ),
        lines=SaidToLeaders(scope, tuple(stories)),
        few=Concentration(
            ON_FEW,
            _("Whether much rests on a few contributors"),
            partial(_whole, given.trials_of_each),
            partial(_whole, given.standing_writers),
        ),
    )


def _table(question: Question, given: Gathering) -> CountTable:
    answers = given.answers(question)
    table = counted(
        question.id,
        figure_title(question.id),
        tuple((row, _row_name(question.id, row)) for row in question.rows),
        tuple((answer, _answer_name(question.id, answer)) for answer in question.answers),
        answers,
        with_column_totals=question.id in _WITH_COLUMN_TOTALS,
        open_list=question.id in _OPEN_LISTS,
        changeable=question.derived,
        rows_of=question.linked,
    )
    return replace(
        table,
        standing=partial(_standing, question, given),
        totals_matter=question.id in _TOTALS_MATTER,
        totals_stand=question.id in _TOTALS_STAND,
        silent=frozenset({NOT_RECORDED}),
        rows_said=question.rows_change,
    )


def _standing(question: Question, gathering: Gathering) -> Answers:
    """All that is shared now; who stands in a row may always have had no answer there before.

    Where rows change, who stands in one of them may have stood in any.
    """
    unsaid = question.unsaid.intersection(question.answers)
    standing = gathering.standing(question)
    if question.rows_change:
        standing = dict.fromkeys(question.rows, set().union(*standing.values()))
    return {
        row: given | {(who, answer) for who, _said in given for answer in unsaid}
        for row, given in standing.items()
    }


def _everybody(who: Iterable[str]) -> Answers:
    return {WHOLE: {(contributor, "") for contributor in who}}


def _row_name(question: str, row: str) -> str:
    if row == EVERYBODY:
        return _("Everybody")
    if row == OTHER and question == "accounts":
        return _("Other tools")
    if row == NOT_RECORDED and question == "accounts":
        return _("Tool not named")
    if question == "effort" and row != NOT_RECORDED:
        return {
            "saved-not-moved": _("Time saved, and nobody else had to do it"),
            "saved-and-moved": _("Time saved for the writer, but the work moved to somebody"),
            "saved-moved-not-recorded": _("Time saved, whom it moved to not recorded"),
            "not-saved": _("No time saved"),
        }[row]
    field = {"safe_use": "safe_use_check", "accounts": "tool", "chains": "change_made"}
    return _named(field.get(question, "work_area"), row)


def _answer_name(question: str, answer: str) -> str:
    if question in ("by_job", "chains"):
        return {
            "failed": _("Did not work, or cost more than it gave"),
            "mixed": _("Mixed, or a start only"),
            "open": _("Too early to say"),
            "worked": _("Worked for its writer"),
            NOT_TRIED_YET: _("Decided not to, or timed the usual way"),
        }[answer]
    field = {
        "spread": "phase",
        "safe_use": "safe_use_answer",
        "accounts": "tool_access",
        "effort": "quality_vs_usual",
        "evidence": "evidence_label",
        "in_the_way": "barrier",
        "go_by": "evidence",
        "start_here": "task",
    }
    return _named(field.get(question, question), answer)


def _named(field: str, value: str) -> str:
    return not_recorded() if value == NOT_RECORDED else label(field, value)


def _medians() -> tuple[tuple[str, str, str], ...]:
    return (
        (USUAL, _("Minutes the usual way"), "usual_band"),
        (WITH_AI, _("Minutes with AI, all in"), "ai_band"),
    )


def _bands(given: Gathering, figure: str, name: str, field: str) -> BandValues:
    bands: tuple[Item, ...] = tuple((one.id, label(field, one.id)) for one in terms(field))
    return BandValues(
        figure,
        name,
        bands,
        partial(_whole, partial(given.bands, field)),
        partial(_whole, partial(given.standing_bands, field)),
    )


def _whole(given: Callable[[], Set[tuple[str, str]]]) -> Answers:
    return {WHOLE: given()}

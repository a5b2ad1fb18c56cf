"""The one way to a digest: a library, its group and the facilitator's decisions to a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from sqlmodel import Session

from journal.digest.annexes.asked import answered_since, with_answers
from journal.digest.annexes.board import compose_board
from journal.digest.annexes.board_of_brief import compose_board_of_brief
from journal.digest.compose_leaders import compose_leaders
from journal.digest.compose_peers import compose_with_pack
from journal.digest.disclosure.brief import release_brief
from journal.digest.disclosure.brief_preview import brief_effects
from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.preview import Effects, effects
from journal.digest.disclosure.protected import Released
from journal.digest.disclosure.release import calls_for_brief, release
from journal.digest.disclosure.rule import Rule
from journal.digest.document import Document
from journal.digest.gather.leaders import lines, own_trials
from journal.digest.gather.leaders_figures import leaders_figures
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.gather.scope import GroupFacts, Scope, current_round, open_scope
from journal.digest.group_brief import compose_brief
from journal.digest.leaders.reading import Reading
from journal.digest.register import read_register
from journal.digest.scan import Finds, Found, Scanner
from journal.digest.wording import preview
from journal.group.decisions import Action, Decisions

Audience = Literal["peers", "leaders"]
BOARD, PACK = "board", "pack"


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest, what its scan found, and the ledger to keep if it is given to leaders.

    `ledger` is None where nothing is released: in the peers' edition. `given` says that leaders
    have had a file of this round before. `effects` are what giving it to leaders would newly show,
    renew, freeze, hide or leave blank. `extras` are documents of their own that
    go with it: the board sheet ("board") with what leaders get, the facilitator's pack ("pack")
    with the peers' edition.
    """

    document: Document
    found: tuple[Found, ...]
    ledger: Ledger | None = None
    given: bool = False
    effects: tuple[Effects, ...] = ()
    extras: Mapping[str, Document] = field(default_factory=dict)

    def on_screen(self) -> Document:
        """The document to be looked at: one for leaders says so while none was given to them."""
        if self.document.edition == "peers" or self.given:
            return self.document
        return replace(self.document, preview=preview())


def compose(
    session: Session,
    group: GroupFacts,
    decisions: Decisions,
    audience: Audience,
    as_of: date,
    finder: Finds,
    ledger: Ledger | None = None,
    key: bytes = b"",
    language: str = "en",
    narrowing: Narrowing = EVERYTHING,
) -> Composed:
    """The digest of a library on a day, for the group's peers or its leaders.

    Leaders get figures from the least number of contributors on (Rule.for_figures), the group
    brief under it; later files of a round are of the same edition as its first. `ledger` is what
    was released before, `key` the group's secret for it, at least 16 bytes and always the same;
    both are for leaders only. The same library, decisions, ledger, day and language give the same
    document. Raises UserError where an earlier round than the last released one is asked for, or
    the threshold was lowered. `narrowing` is for peers only: ValueError with any for leaders.
    """
    if audience == "leaders" and narrowing != EVERYTHING:
        raise ValueError("the leaders' tables are a fixed list and are never narrowed")
    scanner = Scanner(finder, decisions)
    if audience == "peers":
        document, pack = compose_with_pack(
            session, group, decisions, as_of, scanner, language, narrowing
        )
        return Composed(document, scanner.found(), extras={PACK: pack})
    scope = open_scope(session, group, as_of, decisions)
    rule = Rule(group.threshold, group.upper_level)
    figures = leaders_figures(scope, decisions.stories)
    round_number, before = current_round(group, as_of), ledger or Ledger()
    given = before.round == round_number
    if calls_for_brief(round_number, figures, rule, before):
        brief, after = release_brief(round_number, figures, rule, before, key)
        page = compose_brief(scope, group, rule, decisions, as_of, scanner, brief, language)
        board = compose_board_of_brief(page, group, rule, decisions, scanner, as_of, language)
        return Composed(
            page,
            scanner.found(),
            ledger=with_answers(after, decisions, key),
            given=given,
            effects=brief_effects(figures, brief, before, after, rule),
            extras={BOARD: board},
        )
    released, after = release(round_number, figures, rule, before, key)
    answered = answered_since(after, decisions, key)
    reading = _reading(scope, group, rule, released, decisions, scanner, answered)
    edition = compose_leaders(reading, as_of, language)
    board = compose_board(reading, as_of, language)
    return Composed(
        edition,
        scanner.found(),
        ledger=with_answers(after, decisions, key),
        given=given,
        effects=effects(figures, released, before, after, rule),
        extras={BOARD: board},
    )


def _reading(
    scope: Scope,
    group: GroupFacts,
    rule: Rule,
    released: Released,
    decisions: Decisions,
    scanner: Scanner,
    answered: tuple[Action, ...],
) -> Reading:
    return Reading(
        group=group,
        rule=rule,
        round=released.round,
        decisions=decisions,
        scanner=scanner,
        released=released,
        lines=lines(scope, scanner, released.lines),
        own_trials=own_trials(scope, scanner, released.lines),
        register=read_register(scope, scanner),
        something_hidden=scope.hidden_count > 0,
        something_retired=scope.retired > 0,
        something_lapsed=scope.lapsed > 0,
        answered=answered,
    )

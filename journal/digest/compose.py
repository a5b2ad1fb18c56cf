"""The one way to a digest: a library, its group and the facilitator's decisions to a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from sqlmodel import Session

from journal.digest.annexes.asked import answered_since, with_answers
from journal.digest.annexes.board import compose_board
from journal.digest.annexes.board_of_brief import compose_board_of_brief
from journal.digest.disclosure.brief import release_brief
from journal.digest.disclosure.brief_preview import brief_effects
from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.preview import Effects, effects
from journal.digest.disclosure.protected import Released
from journal.digest.disclosure.release import calls_for_brief, release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import Figures
from journal.digest.document import Document
from journal.digest.editions.brief import compose_brief
from journal.digest.editions.leaders import compose_leaders
from journal.digest.editions.peers import compose_peers
from journal.digest.gather.leaders_figures import leaders_figures
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.gather.scope import GroupFacts, Scope, open_scope
from journal.digest.guarded.register import read_register
from journal.digest.guarded.told import lines, own_trials
from journal.digest.leaders.reading import Reading
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
    renew, freeze, hide or leave blank. `extras` are documents of their own that go with it: the
    board sheet ("board") with what leaders get, the facilitator's pack ("pack") with the peers'
    edition. `missing` is how many more people leaders' figures take, where they get a brief.
    """

    document: Document
    found: tuple[Found, ...]
    ledger: Ledger | None = None
    given: bool = False
    effects: tuple[Effects, ...] = ()
    extras: Mapping[str, Document] = field(default_factory=dict)
    missing: int = 0

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
    narrowing: Narrowing = EVERYTHING,
) -> Composed:
    """The digest of a library on a day, for the group's peers or its leaders.

    Leaders get figures from the least number of contributors on (Rule.for_figures), the group
    brief under it; later files of a round are of the same edition as its first. `ledger` is what
    was released before, `key` the group's secret for it, at least 16 bytes and always the same;
    both are for leaders only. The same library, decisions, ledger and day give the same document
    in the language in use. Raises UserError where an earlier round than the last released one is
    asked for, or the threshold was lowered. `narrowing` is for peers only: ValueError with any for
    leaders.
    """
    if audience == "leaders" and narrowing != EVERYTHING:
        raise ValueError("the leaders' tables are a fixed list and are never narrowed")
    scanner = Scanner(finder, decisions)
    if audience == "peers":
        document, pack = compose_peers(session, group, decisions, as_of, scanner, narrowing)
        return Composed(document, scanner.found(), extras={PACK: pack})
    scope = open_scope(session, group, as_of, decisions)
    rule = Rule(group.threshold, group.upper_level)
    one = _Occasion(scope, group, rule, decisions, scanner, as_of, ledger or Ledger(), key)
    figures = leaders_figures(scope, decisions.stories)
    if calls_for_brief(scope.round, figures, rule, one.before):
        return _brief(one, figures)
    return _with_figures(one, figures)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What a digest for leaders is made of and for; `before` is what was released until now."""

    scope: Scope
    group: GroupFacts
    rule: Rule
    decisions: Decisions
    scanner: Scanner
    as_of: date
    before: Ledger
    key: bytes

    def composed(
        self, document: Document, board: Document, after: Ledger, found: tuple[Effects, ...]
    ) -> Composed:
        """The documents with what giving them to leaders does, and the ledger `after` it."""
        return Composed(
            document,
            self.scanner.found(),
            ledger=with_answers(after, self.decisions, self.key),
            given=self.before.round == document.round,
            effects=found,
            extras={BOARD: board},
        )


def _brief(one: _Occasion, figures: Figures) -> Composed:
    brief, after = release_brief(one.scope.round, figures, one.rule, one.before, one.key)
    page = compose_brief(
        one.scope, one.group, one.rule, one.decisions, one.as_of, one.scanner, brief
    )
    board = compose_board_of_brief(page, one.group, one.rule, one.decisions, one.scanner, one.as_of)
    found = brief_effects(figures, brief, one.before, after, one.rule)
    missing = max(0, one.rule.for_figures - figures.contributors)
    return replace(one.composed(page, board, after, found), missing=missing)


def _with_figures(one: _Occasion, figures: Figures) -> Composed:
    released, after = release(one.scope.round, figures, one.rule, one.before, one.key)
    reading = _reading(one, released, answered_since(after, one.decisions, one.key))
    return one.composed(
        compose_leaders(reading, one.as_of),
        compose_board(reading, one.as_of),
        after,
        effects(figures, released, one.before, after, one.rule),
    )


def _reading(one: _Occasion, released: Released, answered: tuple[Action, ...]) -> Reading:
    return Reading(
        group=one.group,
        rule=one.rule,
        round=released.round,
        decisions=one.decisions,
        scanner=one.scanner,
        released=released,
        lines=lines(one.scope, one.scanner, released.lines),
        own_trials=own_trials(one.scope, one.scanner, released.lines),
        register=read_register(one.scope, one.scanner),
        something_hidden=one.scope.hidden_count > 0,
        something_retired=one.scope.retired > 0,
        something_lapsed=one.scope.lapsed > 0,
        answered=answered,
    )

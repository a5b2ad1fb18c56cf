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
from journal.digest.guarded.told import lines, lines_of_brief, own_trials
from journal.digest.leaders.reading import Reading
from journal.digest.occasion import Occasion
from journal.digest.scan import Finds, Found, Scanner
from journal.digest.wording import preview
from journal.group.decisions import Decisions

Audience = Literal["peers", "leaders"]
BOARD, PACK = "board", "pack"


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest, what its scan found, and the ledger to keep if it is given to leaders.

    `ledger` is None where nothing is released: in the peers' edition. `given` says that leaders
    have had a file of this round before. `effects` are what giving it to leaders would newly show,
    renew, freeze, hide or leave blank. `extras` are documents of their own that go with it: the
    board sheet ("board") with what leaders get, the facilitator's pack ("pack") with the peers'
    edition. `missing` is how many more people leaders' figures take, where they get a brief;
    `nobody` says that none is in it whatever, which may not be the file that fixes a round.
    """

    document: Document
    found: tuple[Found, ...]
    ledger: Ledger | None = None
    given: bool = False
    effects: tuple[Effects, ...] = ()
    extras: Mapping[str, Document] = field(default_factory=dict)
    missing: int = 0
    nobody: bool = False

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
    occasion = _occasion(scope, group, decisions, scanner, as_of)
    figures = leaders_figures(scope, decisions.stories)
    made = _Making(occasion, scope, figures, ledger or Ledger(), key)
    if calls_for_brief(occasion.round, figures, occasion.rule, made.before):
        return _brief(made)
    return _with_figures(made)


def _occasion(
    scope: Scope, group: GroupFacts, decisions: Decisions, scanner: Scanner, as_of: date
) -> Occasion:
    return Occasion(
        group=group,
        rule=Rule(group.threshold, group.upper_level),
        round=scope.round,
        as_of=as_of,
        decisions=decisions,
        scanner=scanner,
        hidden=scope.hidden_count > 0,
        retired=scope.retired > 0,
        lapsed=scope.lapsed > 0,
    )


@dataclass(frozen=True, slots=True)
class _Making:
    """What a digest for leaders is made of: raw figures, and what was released `before`."""

    occasion: Occasion
    scope: Scope
    figures: Figures
    before: Ledger
    key: bytes

    def composed(
        self, page: Document, board: Document, after: Ledger, found: tuple[Effects, ...]
    ) -> Composed:
        """The documents with what giving them to leaders does, and the ledger `after` it."""
        return Composed(
            page,
            self.occasion.scanner.found(),
            ledger=with_answers(after, self.occasion.decisions, self.key),
            given=self.before.round == page.round,
            effects=found,
            extras={BOARD: board},
        )


def _brief(made: _Making) -> Composed:
    occasion, figures = made.occasion, made.figures
    brief, after = release_brief(occasion.round, figures, occasion.rule, made.before, made.key)
    page = compose_brief(occasion, brief, lines_of_brief(made.scope, occasion.scanner, brief.lines))
    board = compose_board_of_brief(page, occasion)
    found = brief_effects(figures, brief, made.before, after, occasion.rule)
    composed = made.composed(page, board, after, found)
    return replace(
        composed,
        missing=max(0, occasion.rule.for_figures - figures.contributors),
        nobody=figures.contributors == 0 and not composed.given,
    )


def _with_figures(made: _Making) -> Composed:
    occasion, scope, figures = made.occasion, made.scope, made.figures
    released, after = release(occasion.round, figures, occasion.rule, made.before, made.key)
    reading = Reading(
        occasion=occasion,
        released=released,
        lines=lines(scope, occasion.scanner, released.lines),
        own_trials=own_trials(scope, occasion.scanner, released.lines),
        register=read_register(scope, occasion.scanner),
        answered=answered_since(after, occasion.decisions, made.key),
    )
    found = effects(figures, released, made.before, after, occasion.rule)
    return made.composed(compose_leaders(reading), compose_board(reading), after, found)

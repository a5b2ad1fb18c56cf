"""No portfolio is written before its words were scanned for names and details of others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journal.errors import Undecided
from journal.exchange.portfolio.contents import Portfolio, Said, reworded, said_in
from journal.language import plural
from journal.privacy.decisions import Decision, Hide
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Outcome, union
from journal.privacy.wording.person_numbers import PersonNumbers
from journal.privacy.wording.shared_wording import shared_wording
from journal.sharing.elsewhere import NAMES, Elsewhere

CONTEXT = 48  # characters shown on either side of what was found
MOST_CONTEXTS = 3
_SEAL = object()


@dataclass(frozen=True, slots=True)
class Found:
    """A string that was found, once however often it stands there, and whether it must be decided.

    `kind` and `why` come from the finder. `contexts` holds the first MOST_CONTEXTS of the `times`
    places where it stands.
    """

    text: str
    kind: str
    why: str
    contexts: tuple[str, ...]
    times: int
    asked: bool


@dataclass(frozen=True)
class Checked:
    """A portfolio whose words were all scanned and decided; made by `checked` only."""

    portfolio: Portfolio
    seal: object

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("a portfolio is checked by journal.exchange.portfolio.checking only")


class Check:
    """One scan of a portfolio: what it found, and the portfolio under the owner's decisions.

    The owner's own name, given to stand on it, is nobody else's.
    """

    def __init__(self, portfolio: Portfolio, finder: Finder) -> None:
        self.portfolio = portfolio
        self._own = finder.own
        everything = {text: finder.find(text) for _trial, text in said_in(portfolio)}
        owner = folded(portfolio.owner)
        self._findings = {
            text: [one for one in found if folded(text[one.start : one.end]) != owner]
            for text, found in everything.items()
        }
        # Names that the finder found in other places only; never the owner's, given to stand there.
        names = Elsewhere(
            (one.kind, text[one.start : one.end])
            for text, findings in self._findings.items()
            for one in findings
            if one.kind in NAMES
        )
        for text, found in everything.items():
            self._findings[text] = union((*self._findings[text], *names.find(text, found)))

    def found(self) -> list[Found]:
        """Each distinct string that was found, those to be decided first."""
        distinct: dict[str, Found] = {}
        for _trial, text in said_in(self.portfolio):
            for finding in self._findings[text]:
                one = _found(text, finding)
                known = distinct.get(folded(one.text))
                distinct[folded(one.text)] = _joined(known, one) if known else one
        return sorted(distinct.values(), key=lambda one: (not one.asked, one.text.casefold()))

    def undecided(self, answers: Mapping[str, Decision]) -> list[Found]:
        """What only the owner can decide and is not in `answers` (by folded string)."""
        return [one for one in self.found() if one.asked and folded(one.text) not in answers]

    def checked(self, answers: Mapping[str, Decision]) -> Checked:
        """The portfolio as it may be written; Undecided while something is open."""
        open_ = self.undecided(answers)
        if open_:
            raise Undecided(
                plural(
                    "{n} word may name somebody; say whether it is hidden or kept.",
                    "{n} words may name somebody; say of each whether it is hidden or kept.",
                    len(open_),
                )
            )
        persons: dict[str, PersonNumbers] = {}

        def shared(trial: str, text: Said) -> str:
            numbers = persons.setdefault(trial, PersonNumbers(self._own))
            return shared_wording(text, self._findings[text], decide, numbers)

        def decide(_finding: Finding, covered: str) -> Decision:
            return answers.get(folded(covered), Hide())

        return Checked(reworded(self.portfolio, shared), _SEAL)


def _found(text: str, finding: Finding) -> Found:
    context = text[max(0, finding.start - CONTEXT) : finding.end + CONTEXT]
    return Found(
        text[finding.start : finding.end],
        finding.kind.value,
        finding.why,
        (" ".join(context.split()),),
        1,
        finding.outcome is Outcome.ASK,
    )


def _joined(known: Found, more: Found) -> Found:
    """One for both: what is in doubt anywhere need not be decided where it is sure elsewhere."""
    named = more if known.asked and not more.asked else known
    contexts = tuple(dict.fromkeys(known.contexts + more.contexts))[:MOST_CONTEXTS]
    return replace(named, contexts=contexts, times=known.times + 1)


def folded(text: str) -> str:
    """How a string is named in decisions: whatever its case and spaces."""
    return " ".join(text.casefold().split())

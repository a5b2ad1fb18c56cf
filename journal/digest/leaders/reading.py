"""What all sections of the leaders' edition read: released figures and lines, no raw count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from journal.digest.disclosure.protected import ProtectedCount, Released, Shown
from journal.digest.disclosure.rule import least_of
from journal.digest.gather.leaders_figures import CONTRIBUTORS
from journal.digest.guarded.blocks import (
    LeadersBlock,
    LeadersEmpty,
    LeadersMedian,
    LeadersNote,
    LeadersSection,
)
from journal.digest.guarded.lines import Line
from journal.digest.guarded.register import Register
from journal.digest.guarded.tables import LeadersTable
from journal.digest.guarded.told import Told
from journal.digest.guarded.words import Sentence, invited, joined, say, title_of
from journal.digest.occasion import Occasion
from journal.digest.wording import nothing_shared, section_title
from journal.group.decisions import Action
from journal.language import _


@dataclass(frozen=True, slots=True)
class Reading:
    """A round's release with the words that go beside its figures.

    `answered` are the actions with another answer than the digest of the round before printed.
    """

    occasion: Occasion
    released: Released
    lines: tuple[Told, ...]
    own_trials: tuple[Line, ...]
    register: Register
    answered: tuple[Action, ...] = ()

    @property
    def contributors(self) -> ProtectedCount:
        """How many released something to leaders, as it may be printed."""
        return self.released.counts[CONTRIBUTORS]

    def figures(
        self, *figures: str, notes: Mapping[str, Sentence | None] = MappingProxyType({})
    ) -> list[LeadersBlock]:
        """Several of the fixed tables and medians; those with nothing to show in sentences."""
        told = [self._figure(one, notes.get(one)) for one in figures]
        said = list[LeadersBlock]()
        for gap, reason, least in (
            # One alone says so itself.
            ("too-few", _("Too few to show: {names}."), 2),
            ("nobody", _("Nobody recorded it: {names}."), 1),
            ("most", _("Most left it open at least once, and no answer can be shown: {names}."), 1),
        ):
            unsaid = [one for one in told if one.gap == gap]
            if len(unsaid) >= least:
                told = [one for one in told if one not in unsaid]
                names = joined("; ", [title_of(one.protected) for one in unsaid])
                said.append(LeadersNote(say(reason, names=names), "unknown"))
        return [*told, *said]

    def _figure(self, figure: str, note: Sentence | None) -> LeadersTable | LeadersMedian:
        if figure in self.released.medians:
            return LeadersMedian(self.released.medians[figure])
        return LeadersTable(self.released.tables[figure], note)

    def basis(self, count: ProtectedCount | None = None) -> Sentence:
        """`about n of N invited`, rounded, or that nobody said how many were."""
        n = count or self.contributors
        if not isinstance(n.cell, Shown):
            return self._untold(n)
        if self.occasion.group.invited is None:
            return say(_("about {n} people; how many were invited is not stated"), n=n)
        told = _("about {n} of {invited} invited")
        if least_of(n.cell.n) > self.occasion.group.invited:
            told = _("about {n} people, more than the {invited} invited")
        elif n.cell.n > self.occasion.group.invited:
            # Rounded up past the number invited, which would read as a mistake.
            return say(_("nearly all of {invited} invited"), invited=invited(self.occasion.group))
        return say(told, n=n, invited=invited(self.occasion.group))

    def _untold(self, n: ProtectedCount) -> Sentence:
        if self.occasion.group.invited is None:
            return say(_("some people ({why}); how many were invited is not stated"), why=n)
        return say(
            _("some of {invited} invited ({why})"), why=n, invited=invited(self.occasion.group)
        )


def section(
    section_id: str, blocks: Sequence[LeadersBlock], lead: Sentence | None = None, title: str = ""
) -> LeadersSection:
    """A section, called as one of the twelve or by its own `title`; one with no block says so."""
    said = say(title or section_title(section_id))
    if not blocks:
        return LeadersSection(section_id, said, None, (LeadersEmpty(say(nothing_shared())),))
    return LeadersSection(section_id, said, lead, tuple(blocks))

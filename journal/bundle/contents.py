"""What one contributor shares with one group: the records of a bundle, in memory."""

from dataclasses import dataclass

from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    ToolRecord,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """The five tables of a bundle. A table without records is left out of the file."""

    group_trials: tuple[GroupTrial, ...] = ()
    leaders_trials: tuple[LeadersTrial, ...] = ()
    group_check_ins: tuple[GroupCheckIn, ...] = ()
    leaders_check_ins: tuple[LeadersCheckIn, ...] = ()
    tools: tuple[ToolRecord, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shared: everything withdrawn, or the group left."""
        return not (
            self.group_trials
            or self.leaders_trials
            or self.group_check_ins
            or self.leaders_check_ins
            or self.tools
        )

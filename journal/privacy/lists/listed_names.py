"""What was read out of a list of names, gathered line by line."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from journal.privacy.names.listed_people import is_unusual

LONGEST_LINE = 120  # characters shown of a line that was not understood
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name, with the year group, form or class that its list gave, "" for none."""

    text: str
    year_group: str = ""


@dataclass(frozen=True)
class ReadNames:
    """The names in their order, each once, and the lines in which none was found.

    `title` stands above the list, `staff` says that its headings speak of staff.
    """

    names: tuple[ListedName, ...] = ()
    not_understood: tuple[str, ...] = ()
    title: str = ""
    staff: bool = False

    @property
    def year_groups(self) -> dict[str, str]:
        """The year group of each name that has one."""
        return {name.text: name.year_group for name in self.names if name.year_group}

    @property
    def unusual(self) -> tuple[str, ...]:
        """Names that are one ordinary word or an initial, found in many a text that means none."""
        return tuple(name.text for name in self.names if is_unusual(name.text))


@dataclass
class Gathering:
    """Takes up one line after another."""

    found: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    title: str = ""
    staff: bool = False

    def take(self, names: Iterable[str], year: str, line: Iterable[str]) -> None:
        """The names of one line; where there are none, the line itself is put by."""
        taken = list(names)
        for name in taken:
            self.found[name] = self.found.get(name) or year
        if not taken:
            self.leave(line)

    def leave(self, line: Iterable[str]) -> None:
        """A line without a name."""
        said = " ".join(" ".join(line).split())
        if any(map(str.isalnum, said)):
            self.left.append(said[:LONGEST_LINE])

    def call(self, title: str) -> None:
        """What stands above the list; the first counts."""
        self.title = self.title or " ".join(title.split())[:LONGEST_TITLE].strip(" :.-")

    def told(self) -> ReadNames:
        """All of it."""
        names = tuple(ListedName(text, year) for text, year in self.found.items())
        return ReadNames(names, tuple(self.left), self.title, self.staff)

"""The plain model of what one teacher's computers know of her shares, and the laws on it."""

from dataclasses import dataclass, replace

from tests.fixtures.groups import Computer

Ids = frozenset[str]  # in the group


@dataclass(frozen=True)
class Share:
    """A share as the group gets it: its rank, and what each of its trials says by id."""

    rank: tuple[int, str]
    writer: str
    trials: dict[str, str | None]
    sealed: bytes


@dataclass(frozen=True)
class Known:
    """What a journal knows of its shares: it goes along into a backup and a copied folder.

    `shares` were written there, `faced` were brought in from, by hash; `settled` says up to which
    number each other writer's were dealt with. `shared` went along from there, `came` home there;
    `away` was put away there, and how; `let_go` was named by a question.
    """

    shares: Ids = frozenset()
    faced: Ids = frozenset()
    settled: tuple[tuple[str, int], ...] = ()
    shared: Ids = frozenset()
    came: Ids = frozenset()
    let_go: Ids = frozenset()
    away: tuple[tuple[str, str], ...] = ()

    @property
    def put_away(self) -> Ids:
        return frozenset(one for one, _way in self.away)

    def accounts_for(self, share: Share) -> bool:
        """Whether what a share holds came from there, or was settled there."""
        number, hashed = share.rank
        return hashed in self.shares or any(
            share.writer == writer and number <= highest for writer, highest in self.settled
        )

    def but(self, back: Ids) -> "Known":
        """The same with some of what was put away here again."""
        return replace(self, away=tuple(one for one in self.away if one[0] not in back))


@dataclass
class Hers:
    """One of her computers; `seen` is her newest share that its own library was given."""

    computer: Computer
    known: Known = Known()
    seen: Share | None = None


def hold(known: Known, base: Share, trials: dict[str, str | None], named: Ids) -> None:
    """The laws between the newest share that could be seen from there and the next one."""
    vanished = base.trials.keys() - trials.keys()
    meant = known.put_away | known.let_go | named
    if known.accounts_for(base) or not trials:
        assert vanished <= meant, "a trial vanished unasked"
        return
    faced = base.rank[1] in known.faced
    assert vanished <= (meant if faced else named), "one of another computer vanished unasked"
    both = base.trials.keys() & trials.keys()
    differing = {one for one in both if base.trials[one] != trials[one]}
    assert differing <= named | known.came, "other words were overwritten unasked"
    again = (trials.keys() & known.shared) - base.trials.keys()
    assert again <= named, "one taken back elsewhere came again unasked"

"""What finds identifiers while somebody writes: with the owner's lists, at once or thoroughly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from journal.privacy.finder import Finder
from journal.privacy.finding import Finding
from journal.privacy.lists.own_names import NameKind, OwnName, OwnNames
from journal.privacy.names.name_model import NameModel, Score, has_name_model, load_name_model
from ui.staying_imports import leave_out
from ui.writing.passes import Known

if TYPE_CHECKING:
    from sqlmodel import Session


def listed(session: Session, today: date) -> tuple[OwnName, ...]:
    """The owner's names as they stand today."""
    # Deferred: the rest of this room is used in the pool, without a database.
    from journal.logbook.own_names import own_names

    return tuple(OwnName(r.text, cast(NameKind, r.kind)) for r in own_names(session, today))


def list_name(session: Session, name: str, kind: str, today: date) -> None:
    """Put a name on the owner's lists."""
    from journal.logbook.own_names import add_names

    add_names(session, [name], kind, today)


class Noticing:
    """Finds in the pool; what is costly is made there when it is first used.

    `find` at once leaves the name model out and yields only what stands whatever the model says,
    so that nothing comes and goes again; where there is no model it asks about more.
    """

    def __init__(self, names: tuple[OwnName, ...]) -> None:
        self.names = names
        self.known = Known()
        self.lacks_model = not has_name_model()

    def find(self, text: str, thorough: bool) -> Sequence[Finding]:
        """The identifiers in `text`."""
        return (self._thorough if thorough else self._at_once).find(text)

    def each(self, texts: Sequence[str]) -> dict[str, Finding | None]:
        """Of each of some short texts, read for itself, the first identifier."""
        return {text: next(iter(self.find(text, thorough=True)), None) for text in texts}

    @cached_property
    def own(self) -> OwnNames:
        return OwnNames(self.names)

    @cached_property
    def _thorough(self) -> Finder:
        model = load_name_model()
        self.lacks_model = model is None  # as well where it was altered
        leave_out("the model")
        return Finder(self.own, model)

    @property
    def _at_once(self) -> Finder:
        return Finder(self.own, None if self.lacks_model else _SILENT)


class _SilentModel(NameModel):
    """Stands for the model before it has spoken: it holds nothing for a name."""

    def __init__(self) -> None:
        pass

    def scores(self, text: str, least: float) -> tuple[Score, ...]:  # type: ignore[override]
        return ()


_SILENT = _SilentModel()

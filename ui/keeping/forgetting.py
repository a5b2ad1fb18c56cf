"""Deleting for good what should never have been typed: asked with its consequences, then done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from journal.logbook.echoes import Echo
from journal.logbook.forgetting import Gone, Wish
from ui.context import Context
from ui.widgets.confirm import Confirm
from ui.widgets.sheet import words
from ui.work import keeping
from ui.work.keeping import ToForget
from ui.worker import Task

MOST_NAMED = 4


class Forgetting(QObject):
    """`forgotten` carries the id of the trial that went, or whose earlier versions went."""

    forgotten = Signal(str)

    def __init__(self, context: Context, place: QWidget) -> None:
        super().__init__(place)
        self._context = context
        self._place = place

    def ask_about_trial(self, trial: str) -> None:
        """Ask, then delete a trial."""
        self._ask(trial, None)

    def ask_about_versions(self, trial: str, numbers: Sequence[int]) -> None:
        """Ask, then delete earlier versions of a trial, which stays."""
        self._ask(trial, tuple(numbers))

    def _ask(self, trial: str, numbers: tuple[int, ...] | None) -> None:
        self._context.worker.ask_journal(
            lambda journal: keeping.to_forget(journal, trial, numbers),
            lambda found: self._show(trial, numbers, found),
        )

    def _show(self, trial: str, numbers: tuple[int, ...] | None, found: ToForget) -> None:
        dialog = ForgetDialog(found, numbers, self._place)
        dialog.accepted.connect(
            lambda: self.forget(trial, numbers, dialog.places(), dialog.with_backups())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def forget(
        self,
        trial: str,
        numbers: tuple[int, ...] | None,
        places: tuple[Echo, ...],
        backups: bool,
    ) -> Task:
        """Delete for good, from these other places too, and from the backups."""
        now, chosen = self._context.now(), self._context.settings.now
        wish = Wish(trial, numbers, places, backups, keeping.second_place(chosen))

        def done(gone: Gone) -> None:
            self._tell_changes(trial, numbers, places)
            self._context.notices.say(self._said(backups, gone), stays=bool(gone.not_reached))

        return self._context.worker.ask_journal(
            lambda journal: keeping.forget(journal, wish, now),
            done,
            self._failing(trial, numbers, places),
            Task(self.tr("Deleting for good")),
        )

    def _failing(
        self, trial: str, numbers: tuple[int, ...] | None, places: tuple[Echo, ...]
    ) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._tell_changes(trial, numbers, places)  # part of it may be done
            self._context.notices.trouble(error)

        return failed

    def _tell_changes(
        self, trial: str, numbers: tuple[int, ...] | None, places: tuple[Echo, ...]
    ) -> None:
        changes = self._context.changes
        if numbers is None:
            changes.trials_removed.emit([trial])
        else:
            changes.trial_saved.emit(trial)
        sorts = {echo.sort for echo in places}
        for sort, signal in (
            ("draft", changes.drafts_changed),
            ("template", changes.templates_changed),
            ("search", changes.saved_searches_changed),
        ):
            if sort in sorts or sort == "draft":
                signal.emit()
        self.forgotten.emit(trial)

    def _said(self, backups: bool, gone: Gone) -> str:
        if not backups:
            return self.tr("Deleted for good here. Older backups hold it until they rotate.")
        if gone.not_reached:
            return self.tr(
                "Deleted for good here. The backups in {folder} were not there and hold it still."
            ).format(folder=gone.not_reached)
        return self.tr("Deleted for good, from the backups too.")


class ForgetDialog(Confirm):
    """What goes, where else the same words stand, and whether the backups shall lose it too."""

    def __init__(self, found: ToForget, numbers: Sequence[int] | None, parent: QWidget) -> None:
        super().__init__(*_asked(found, numbers), parent)
        self._found = found
        elsewhere = [echo for echo in found.echoes if echo.sort != "trial"]
        others = [echo for echo in found.echoes if echo.sort == "trial"]
        self.echoes_box = QCheckBox(self.tr("Take the same words out there, too"))
        self.echoes_box.setChecked(True)
        self.backups_box = QCheckBox(
            self.tr("Take the trial out of older backups, too (there are {n})").format(
                n=found.backups
            )
        )
        place = 2  # after the question and what follows from it
        for widget, shown in (
            (words(self._elsewhere(elsewhere)), bool(elsewhere)),
            (self.echoes_box, bool(elsewhere)),
            (self.backups_box, found.backups > 0),
            (words(self._of_backups(), "hint"), found.backups > 0),
            (words(self._others(others), "hint"), bool(others)),
            (words(self._of_sharing(), "hint"), found.shared),
            (words(self._of_repeats(), "hint"), bool(found.repeats)),
        ):
            widget.setVisible(shown)
            self.body.insertWidget(place, widget)
            place += 1

    def places(self) -> tuple[Echo, ...]:
        """The other places that lose the words."""
        return self._found.echoes if self.echoes_box.isChecked() else ()

    def with_backups(self) -> bool:
        """Whether the backups shall lose it."""
        return self.backups_box.isChecked() and self._found.backups > 0

    def _elsewhere(self, echoes: Sequence[Echo]) -> str:
        names = {
            "draft": self.tr("a draft ({title})"),
            "template": self.tr("the template for {title}"),
            "search": self.tr("the saved search “{title}”"),
            "word": self.tr("“{title}” among the words that the spelling accepts"),
        }
        named = [names[echo.sort].format(title=echo.title) for echo in echoes]
        return self.tr("The same words stand in: {places}.").format(places=self._some(named))

    def _others(self, others: Sequence[Echo]) -> str:
        return self.tr("Other trials hold the same words and stay as they are: {named}.").format(
            named=self._some([echo.title for echo in others])
        )

    def _some(self, named: list[str]) -> str:
        more = len(named) - MOST_NAMED
        shown = ", ".join(named[:MOST_NAMED])
        return self.tr("{some} and {n} more").format(some=shown, n=more) if more > 0 else shown

    def _of_backups(self) -> str:
        return self.tr(
            "A new backup is made first. The older ones lose this trial and the drafts of their "
            "day; those that are sealed are removed. Without this they hold it until they rotate, "
            "a year at most."
        )

    def _of_repeats(self) -> str:
        return self.tr(
            "It was tried again. What was changed, expected and happened then goes too: {named}."
        ).format(named=self._some(list(self._found.repeats)))

    def _of_sharing(self) -> str:
        return self.tr("If it was shared, share again, so that your groups' copies change too.")


def _asked(found: ToForget, numbers: Sequence[int] | None) -> tuple[str, str, str]:
    """The question, what follows from it, and the answer that goes on."""
    tr = QCoreApplication.translate
    if numbers is None:
        return (
            tr("ForgetDialog", "Delete “{title}” for good?").format(title=found.title),
            tr(
                "ForgetDialog",
                "Its text, history and drafts go at once, and cannot be brought back.",
            ),
            tr("ForgetDialog", "Delete for good"),
        )
    said = tr("ForgetDialog", "Forget this version?")
    if len(numbers) > 1:
        said = tr("ForgetDialog", "Forget {n} earlier versions?").format(n=len(numbers))
    return (
        said,
        tr(
            "ForgetDialog",
            "What the trial says now stays. What it said then goes at once, for good.",
        ),
        tr("ForgetDialog", "Forget"),
    )

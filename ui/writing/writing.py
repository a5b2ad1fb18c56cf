"""What every box to write in shares with the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ui.style import in_role
from ui.widgets.may_leave import is_to_be_watched
from ui.writing.documents import Documents
from ui.writing.identifiers import Identifiers
from ui.writing.spelling import Spelling

if TYPE_CHECKING:
    from journal.clock import Now
    from ui.actions import Actions
    from ui.changes import Changes
    from ui.notices import Notices
    from ui.owner_settings import OwnerSettings
    from ui.style import Style
    from ui.worker import Worker
    from ui.writing.box import WritingBox
    from ui.writing.box_watch import BoxWatch
    from ui.writing.explained import Explained
    from ui.writing.underlines import Underlines

E = TypeVar("E", bound="Explained")


class Writing(QObject):
    """Made once for the window: the texts with their undo, the spelling, and the services."""

    prompt_wanted = Signal(object)  # for this box

    def __init__(
        self,
        style: Style,
        actions: Actions,
        worker: Worker,
        notices: Notices,
        changes: Changes,
        settings: OwnerSettings,
        now: Now,
    ) -> None:
        super().__init__(worker)
        self.style, self.actions = style, actions
        self.worker, self.notices = worker, notices
        self.documents = Documents()
        self.spelling = Spelling(worker, settings)
        self.identifiers = Identifiers(worker, settings, notices, changes, now)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        changes.trials_removed.connect(self.documents.drop)

    def prompt_button(self, box: WritingBox) -> QPushButton:
        """What leads from the field of a prompt to those that were used before."""
        button = in_role("aside", QPushButton(self.tr("Use an earlier prompt…")))
        button.setToolTip(self.actions.with_keys("prompts"))
        button.clicked.connect(lambda: self.prompt_wanted.emit(box))
        return button

    def watch_box(self, box: QPlainTextEdit, underlines: Underlines) -> BoxWatch:
        """From now on have `underlines` draw what looks like an identifier in `box`."""
        # Deferred: nobody needs it before a field has the focus.
        from ui.writing.box_watch import BoxWatch

        return self._with_key(BoxWatch(box, underlines, self.identifiers))

    def watch(self, field: QPlainTextEdit | QLineEdit) -> None:
        """From now on underline what looks like an identifier in `field`."""
        # Deferred: as above.
        from ui.widgets.tokens import Tokens
        from ui.writing.box_watch import IDENTIFIERS, identifier_look
        from ui.writing.line_watch import LineWatch
        from ui.writing.tokens_watch import TokensWatch
        from ui.writing.underlines import Underlines

        if isinstance(field, QLineEdit):
            self._with_key(LineWatch(field, self.identifiers))
            if isinstance(field.parent(), Tokens):
                TokensWatch(field.parent(), self.identifiers)
        else:
            self.watch_box(field, Underlines(field, **{IDENTIFIERS: identifier_look}))

    def _with_key(self, watch: E) -> E:
        self.actions.attach("next-identifier", watch.field, watch.next_one)
        return watch

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPlainTextEdit | QLineEdit) and is_to_be_watched(now):
            self.watch(now)

    def when_spelling_is_ready(self, then: Callable[[], object]) -> None:
        """Do `then` once words can be judged, or say why they are not."""
        spelling = self.spelling
        if spelling.is_ready:
            then()
        elif spelling.is_on:
            spelling.changed.connect(then, Qt.ConnectionType.SingleShotConnection)
            spelling.wake()
        else:
            self.notices.say(spelling.why_off())

"""What I asked for and what came of it; below it, what my groups asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from ui.context import Context
from ui.reflect.action_card import ActionCard, ActionForm
from ui.style import set_role
from ui.widgets.sheet import Card, Sheet, button_row, words
from ui.work import reflecting
from ui.work.reflecting import Asked

if TYPE_CHECKING:
    from journal.group.decisions import Action as GroupAction

WIDTH = 900


class ActionsView(Sheet):
    """What waits for an answer comes first."""

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self.cards: list[ActionCard] = []
        self.form: ActionForm | None = None
        self.add = QPushButton(self.tr("Add something asked for"))
        set_role(self.add, "primary")
        self.add.clicked.connect(self._begin)
        self._new = Card()
        self._new.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._nothing = words(
            self.tr(
                "Nothing yet: time, training, a licence, an answer about data. Write down what you "
                "asked for, of whom, and later what came of it. It stays here."
            ),
            "hint",
        )
        self.column.addLayout(button_row(self.add))
        self.column.addWidget(self._new)
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        context.changes.actions_changed.connect(self._on_change)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Read everything again."""
        home = self._context.home
        self._context.worker.ask(lambda session: reflecting.asked(session, home), self._show_asked)

    def _show_asked(self, asked: Asked) -> None:
        unfinished = {card.action.id: card.unfinished() for card in self.cards}
        for form in filter(None, unfinished.values()):
            form.setParent(self)  # out of the card that goes
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.cards = [ActionCard(one, asked.trials.get(one.trial or "", "")) for one in asked.mine]
        for card in self.cards:
            self._connect(card)
            if form := unfinished.pop(card.action.id, None):
                card.go_on(form)
                form.show()
            self._list.addWidget(card)
        for form in filter(None, unfinished.values()):
            form.deleteLater()
        for group, decided in asked.groups:
            self._list.addWidget(_of_group(group, decided))
        self._nothing.setVisible(not asked.mine)

    def _connect(self, card: ActionCard) -> None:
        action = card.action
        card.kept.connect(lambda values: self._keep(action.id, values))
        card.removal_wanted.connect(lambda: self._remove(action.id))
        card.look_wanted.connect(lambda: self._context.navigation.trial_wanted.emit(action.trial))

    def _begin(self) -> None:
        if self.form is None:
            self.form = ActionForm()
            self.form.kept.connect(lambda values: self._keep(None, values))
            self.form.cancelled.connect(self._end)
            self._new.body.addWidget(self.form)
        self._new.show()
        self.form.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        if self.form is not None:
            self.form.deleteLater()
            self.form = None
        self._new.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, action: str | None, values: dict[str, Any]) -> None:
        now = self._context.now()

        def kept(_: object) -> None:
            if action is None:
                self._end()
            for card in self.cards:
                if card.action.id == action:
                    card.close_form()
            self._context.changes.actions_changed.emit()

        self._context.worker.ask(
            lambda session: reflecting.keep_action(session, action, values, now), kept
        )

    def _remove(self, action: str) -> None:
        self._context.worker.ask(
            lambda session: reflecting.forget_action(session, action), self._removed
        )

    def _removed(self, bring_back: Callable[..., object]) -> None:
        changed = self._context.changes.actions_changed
        changed.emit()
        self._context.notices.say(
            self.tr("Deleted."),
            self.tr("Undo"),
            lambda: self._context.worker.ask(bring_back, lambda _: changed.emit()),
        )

    def _on_change(self) -> None:
        if self.isVisible():
            self.refresh()


def _of_group(name: str, decided: tuple[GroupAction, ...]) -> QWidget:
    card = Card(QCoreApplication.translate("ActionsView", "{group} asked for").format(group=name))
    for one in decided:
        card.body.addWidget(words(one.ask, "question"))
        owner = vocabulary.label("owner_role", one.owner_role)
        answer = (
            vocabulary.label("action_answer", one.answer)
            if one.answer
            else QCoreApplication.translate("ActionsView", "No answer yet")
        )
        parts = (f"{answer} {one.because}".strip(), owner, one.by_when)
        card.body.addWidget(words(" · ".join(part for part in parts if part), "hint"))
    return card

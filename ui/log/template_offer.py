"""Offers the template of the chosen job in a fresh form, and keeps the form as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from journal import vocabulary
from journal.model.fields import LABELS
from ui.context import Context
from ui.form.trial_form import TrialForm
from ui.log.doors import templates as work
from ui.style import set_role

Values = dict[str, Any]


class TemplateOffer(QObject):
    """`bar` stands under the job, `keep` at the end of the form. `is_fresh` tells of the form."""

    def __init__(
        self, context: Context, form: TrialForm, is_new: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._form, self._is_new = context, form, is_new
        self._templates: dict[str, Values] = {}
        self._defaults: Values = {}
        self._filled: tuple[str, Values, Values] | None = None  # the job, before, after
        self.words, self.press, self.bar = QLabel(), QPushButton(), QWidget()
        set_role(self.words, "hint")
        set_role(self.press, "aside")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        row.addWidget(self.press)
        row.addStretch(1)
        self.keep = QPushButton()
        set_role(self.keep, "quiet")
        self.press.clicked.connect(self.fill_or_undo)
        self.keep.clicked.connect(self.keep_this)
        form.changed.connect(self.look)
        self.look()

    def know(self, templates: dict[str, Values], defaults: Values) -> None:
        """The templates there are, and what a fresh form holds without anything typed."""
        self._templates, self._defaults = templates, defaults
        self.look()

    def begin(self) -> None:
        """Another entry stands in the form."""
        self._filled = None
        self.look()

    def look(self) -> None:
        """Show what fits what the form holds now."""
        job = self._job()
        if self._filled and self._filled[0] != job:
            self._filled = None
        name = vocabulary.label("task", job)
        if self._filled:
            self.words.setText(self.tr("Filled in from your template for {job}.").format(job=name))
            self.press.setText(self.tr("Undo"))
        else:
            self.words.setText(self.tr("You have a template for {job}.").format(job=name))
            self.press.setText(self.tr("Fill it in"))
        self.press.setToolTip(
            "" if self._filled else self._context.actions.with_keys("fill-template")
        )
        self.bar.setVisible(bool(self._filled or self._to_fill()))
        self.keep.setText(self.tr("Keep this as my template for {job}").format(job=name))
        self.keep.setVisible(bool(job))

    def fill_or_undo(self) -> None:
        """Fill in what is still empty; or take back what was filled in and not changed since."""
        if self._filled:
            _, before, after = self._filled
            self._filled = None
            self._form.put(
                {n: before[n] for n, value in after.items() if self._form.value(n) == value}
            )
        elif filling := self._to_fill():
            job, before = self._job(), {name: self._form.value(name) for name in filling}
            self._form.put(filling)
            self._filled = job, before, {name: self._form.value(name) for name in filling}
        self.look()

    def keep_this(self) -> None:
        """Keep what lasts of the form as the template for its job; can be undone."""
        job, values, now = self._job(), self._form.values(), self._context.now()
        if not job:
            return
        before = self._templates.get(job)

        def kept(names: list[str]) -> None:
            self._context.changes.templates_changed.emit()
            if names:
                self._context.notices.say(
                    self.tr("Kept as your template for {job}: {fields}.").format(
                        job=vocabulary.label("task", job),
                        fields=", ".join(LABELS[name] for name in names),
                    ),
                    self.tr("Undo"),
                    lambda: self._put_back(job, before),
                    also=[
                        (self.tr("My templates"), self._context.navigation.templates_wanted.emit)
                    ],
                )
            else:
                self._context.notices.say(
                    self.tr(
                        "Fill in the tool, the prompt or the subject first; a template keeps those."
                    )
                )

        self._context.worker.ask(
            lambda session: work().keep_lasting(session, job, values, now), kept
        )

    def _put_back(self, job: str, before: Values | None) -> None:
        now = self._context.now()
        self._context.worker.ask(
            lambda session: work().put_back(session, job, before, now),
            lambda _: self._context.changes.templates_changed.emit(),
        )

    def _job(self) -> str:
        jobs = self._form.value("task")
        return jobs[0] if jobs else ""

    def _to_fill(self) -> Values:
        """What the template of the job would put where nothing was typed."""
        if not self._is_new():
            return {}
        template: Mapping[str, Any] = self._templates.get(self._job(), {})
        return {
            name: value
            for name, value in template.items()
            if value != self._form.value(name) and self._is_untyped(name)
        }

    def _is_untyped(self, name: str) -> bool:
        value = self._form.value(name)
        return not value or value == self._defaults.get(name)

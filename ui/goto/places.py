"""Where the box can go: each place with its name, what it is, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction

from ui.actions import EVERYWHERE, SPECS, Spec
from ui.context import Context
from ui.frame import Frame
from ui.rail import NAMES
from ui.settings_cards import CARDS, SECTIONS


@dataclass(frozen=True, slots=True)
class Place:
    """`sort` is what it is, in words; `note` more about it; `keys` its shortcut."""

    name: str
    sort: str
    icon: str
    go: Callable[[], object]
    note: str = ""
    keys: str = ""

    @property
    def spoken(self) -> str:
        """The place in one line, for those who hear it."""
        return ", ".join(part for part in (self.name, self.note, self.sort, self.keys) if part)


def fixed_places(context: Context, frame: Frame) -> list[Place]:
    """The pages, the actions and the sections of the settings."""
    return [*_pages(context, frame), *_actions(context, frame), *_sections(context)]


def _pages(context: Context, frame: Frame) -> Iterator[Place]:
    for page in NAMES:
        name, keys = context.actions.text(f"go-{page}"), _keys(context, f"go-{page}")
        yield Place(
            name,
            QCoreApplication.translate("Goto", "Page"),
            page,
            lambda page=page: frame.show_page(page),
            keys=keys,
        )


def _actions(context: Context, frame: Frame) -> Iterator[Place]:
    for spec in SPECS:
        if spec.page:
            yield Place(
                context.actions.text(spec.id),
                QCoreApplication.translate("Goto", "Action"),
                spec.icon or "forward",
                lambda spec=spec: carry_out(frame, spec),
                keys=_keys(context, spec.id),
            )


def _sections(context: Context) -> Iterator[Place]:
    filled = {section for section, _module, _name in CARDS}
    for section, text in SECTIONS.items():
        if section in filled:
            name = QCoreApplication.translate("SettingsPage", text)
            yield Place(
                name,
                context.actions.text("go-settings"),
                "settings",
                lambda section=section: context.navigation.settings_wanted.emit(section),
            )


def carry_out(frame: Frame, spec: Spec) -> None:
    """Do an action on its page, as its keys would there."""
    if spec.page == EVERYWHERE:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = frame.findChildren(QAction, spec.id, direct)
    else:
        frame.show_page(spec.page)
        found = frame.page(spec.page).findChildren(QAction, spec.id)
    if found:
        found[0].trigger()


def _keys(context: Context, action: str) -> str:
    keys = context.actions.keys(action)
    return keys[0].toString(keys[0].SequenceFormat.NativeText) if keys else ""

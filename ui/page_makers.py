"""What makes the pages, each when it is first opened; Log is part of the first paint."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtWidgets import QWidget

from ui.context import Context

# The module of a page and the class in it; imported late, so that the first paint pays for one.
_PAGES = {
    "journal": ("ui.pages.journal", "JournalPage"),
    "reflect": ("ui.pages.reflect", "ReflectPage"),
    "share": ("ui.pages.share", "SharePage"),
    "digest": ("ui.pages.digest", "DigestPage"),
    "bring-in": ("ui.moving.page", "BringInPage"),
    "register": ("ui.register.page", "RegisterPage"),
    "settings": ("ui.pages.settings", "SettingsPage"),
}


def makers() -> dict[str, Callable[[Context], QWidget]]:
    """What makes each page from the window's services."""
    return {name: _maker(module, cls) for name, (module, cls) in _PAGES.items()}


def _maker(module: str, cls: str) -> Callable[[Context], QWidget]:
    def make(context: Context) -> QWidget:
        page: QWidget = getattr(import_module(module), cls)(context)
        return page

    return make

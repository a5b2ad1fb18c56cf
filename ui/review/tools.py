"""Small pieces that the views of the review share."""

from PySide6.QtWidgets import QPushButton

from ui.actions import Actions
from ui.style import set_role
from ui.widgets.sheet import Footed
from ui.widgets.tab_order import come_after

KEYS = ("review-hide", "review-keep", "review-reword")  # of the three answers, in their order


def with_key(actions: Actions, name: str, label: str) -> str:
    """What an action is called here, with its key."""
    return f"{label} ({actions.keys(name)[0].toString()})"


def key_button(actions: Actions, name: str, role: str = "") -> QPushButton:
    """A button for an action of the registry that shows its key."""
    button = QPushButton(actions.with_keys(name))
    button.setAccessibleName(actions.text(name))
    if role:
        set_role(button, role)
    return button


def tab_down(page: Footed) -> None:
    """Let Tab go down the page and then to its foot, through what was made after the foot too."""
    come_after(page.sheet, page.sheet.widget())

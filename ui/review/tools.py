"""Small pieces that the views of the review share."""

from PySide6.QtWidgets import QPushButton

from ui.actions import Actions
from ui.style import set_role


def key_button(actions: Actions, name: str, role: str = "") -> QPushButton:
    """A button for an action of the registry that shows its key."""
    button = QPushButton(actions.with_keys(name))
    button.setAccessibleName(actions.text(name))
    if role:
        set_role(button, role)
    return button

"""The card of the owner's lists in Settings, for the tests that use it."""

from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.own_names import own_names
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from ui.frame import Frame
from ui.names.card import OwnNamesCard

TODAY = utc_now().astimezone().date()  # as the window has it


def card_of(qtbot: QtBot, window: Frame) -> OwnNamesCard:
    window.context.navigation.settings_wanted.emit("names")
    settle(qtbot, window)
    card = window.page("settings").card("OwnNamesCard")
    assert isinstance(card, OwnNamesCard)
    return card


def paste(qtbot: QtBot, window: Frame, card: OwnNamesCard, text: str) -> None:
    with qtbot.waitSignal(card.adding.understood):
        card.adding.box.setPlainText(text)
    settle(qtbot, window)


def listed(home: Home) -> list[tuple[str, str, str]]:
    with Journal(home).session() as session:
        return [(row.list_name, row.kind, row.text) for row in own_names(session, TODAY)]

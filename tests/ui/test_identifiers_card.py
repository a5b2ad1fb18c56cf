"""Names while writing, in Settings: switched off and kept, and said where the model is missing."""

import pytest
from pytestqt.qtbot import QtBot

from journal import settings
from journal.paths import Home
from tests.fixtures.windows import settle
from ui.frame import Frame
from ui.writing import identifiers_card
from ui.writing.identifiers_card import IdentifiersCard

pytestmark = pytest.mark.usefixtures("no_log_form")


def card_of(qtbot: QtBot, window: Frame) -> IdentifiersCard:
    window.show_page("settings")
    page = window.page("settings")
    page.show_section("writing")
    settle(qtbot, window)
    return page.card("IdentifiersCard")


def test_the_switch_is_kept(qtbot: QtBot, window: Frame, home: Home) -> None:
    card = card_of(qtbot, window)
    assert card.switch.isChecked()
    card.switch.click()
    settle(qtbot, window)
    assert settings.load(home.settings_file).underline_names is False
    assert not window.context.writing.identifiers.is_on


@pytest.mark.parametrize("installed", [True, False])
def test_it_says_what_is_missed_without_the_model(
    qtbot: QtBot, window: Frame, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    monkeypatch.setattr(identifiers_card, "has_name_model", lambda: installed)
    card = card_of(qtbot, window)
    assert card.missing.isVisible() is not installed
    assert "fewer names" in card.missing.text()

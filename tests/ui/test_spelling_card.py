"""Spelling in Settings: switched off, own words added and taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal import settings
from journal.logbook.own_words import own_words
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from ui.frame import Frame
from ui.writing.spelling_card import SpellingCard

pytestmark = pytest.mark.usefixtures("no_log_form")


def card_of(qtbot: QtBot, window: Frame) -> SpellingCard:
    window.show_page("settings")
    page = window.page("settings")
    page.show_section("writing")
    settle(qtbot, window)
    return page.card("SpellingCard")


def words_in(home: Home) -> list[str]:
    with Journal(home).session() as session:
        return own_words(session)


def test_words_are_added_and_taken_away(qtbot: QtBot, window: Frame, home: Home) -> None:
    card = card_of(qtbot, window)
    for word in ("Oracyish", "zorb"):
        QTest.keyClicks(card.own.line, word)
        QTest.keyClick(card.own.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert words_in(home) == ["oracyish", "zorb"]
    QTest.keyClick(card.own.line, Qt.Key.Key_Backspace)
    settle(qtbot, window)
    assert words_in(home) == ["oracyish"]
    assert card.own.values() == ["oracyish"]


def test_what_is_no_word_does_not_stay(qtbot: QtBot, window: Frame, home: Home) -> None:
    card = card_of(qtbot, window)
    QTest.keyClicks(card.own.line, "two words")
    QTest.keyClick(card.own.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert "single word" in window.context.notices.sentence
    assert card.own.values() == []


def test_the_switch_is_kept(qtbot: QtBot, window: Frame, home: Home) -> None:
    card = card_of(qtbot, window)
    card.switch.click()
    settle(qtbot, window)
    assert settings.load(home.settings_file).spelling is False
    assert "switched off" in window.context.writing.spelling.why_off()


def test_a_language_without_a_dictionary_is_said(qtbot: QtBot, window: Frame) -> None:
    card = card_of(qtbot, window)
    window.context.settings.change(language="cy")
    settle(qtbot, window)
    assert "no dictionary" in card.hint.text()
    assert not card.switch.isEnabled()

"""Names that are added: what a click adds is what is on show, and nothing typed is lost."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.fixtures.class_lists import class_list
from tests.fixtures.windows import settle
from tests.ui.name_cards import card_of, listed, paste
from ui.frame import Frame

pytestmark = pytest.mark.usefixtures("no_log_form")


def test_the_name_on_offer_is_another_after_a_list_was_added(qtbot: QtBot, window: Frame) -> None:
    card = card_of(qtbot, window)
    paste(qtbot, window, card, "Class 7B\nAna Marsh")
    card.adding.add.click()
    settle(qtbot, window)
    paste(qtbot, window, card, "Class 8C\nAna Marsh")
    assert card.adding.list_name.text() == "Class 8C"


def test_a_list_whose_name_has_spaces_is_told_and_undone(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    card = card_of(qtbot, window)
    paste(qtbot, window, card, "Ana Marsh")
    card.adding.list_name.setText(" 7B ")
    card.adding.add.click()
    settle(qtbot, window)
    assert window.context.notices.sentence == "1 new name listed."
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert listed(home) == []


def test_only_what_is_on_show_is_added_and_once(qtbot: QtBot, window: Frame, home: Home) -> None:
    card = card_of(qtbot, window)
    paste(qtbot, window, card, "Ana Marsh")
    card.adding.box.setPlainText("Ana Marsh\nBo Reed")
    card.adding.add.click()
    settle(qtbot, window)
    assert listed(home) == []
    card.adding.add.click()
    card.adding.add.click()
    settle(qtbot, window)
    assert window.context.notices.sentence == "2 new names listed."


def test_a_file_takes_nothing_away_from_what_was_typed(
    qtbot: QtBot, window: Frame, home: Home, tmp_path: Path
) -> None:
    card = card_of(qtbot, window)
    paste(qtbot, window, card, "Ana Marsh")
    (tmp_path / "none.csv").write_text("", encoding="utf-8")
    card.adding.take_file(tmp_path / "none.csv")
    settle(qtbot, window)
    assert "is empty" in card.adding.preview.text()
    assert card.adding.box.toPlainText() == "Ana Marsh"
    card.adding.take_file(class_list(tmp_path / "7B.xlsx"))
    settle(qtbot, window)
    card.adding.no.click()
    settle(qtbot, window)
    assert card.adding.preview.text() == "1 name found: Ana Marsh"
    card.adding.add.click()
    settle(qtbot, window)
    assert listed(home) == [("", "pupil", "Ana Marsh")]
    assert card.adding.box.toPlainText() == ""

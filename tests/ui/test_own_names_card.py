"""The owner's lists in Settings: pasted, imported, looked into, kept, removed and put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.logbook.own_names import add_names, lists
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.class_lists import NAMES, TITLE, class_list
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.name_cards import TODAY, card_of, listed, paste
from ui.frame import Frame

pytestmark = pytest.mark.usefixtures("no_log_form")

CANARY = b"Quillfeather"


@pytest.fixture
def with_lists(open_window: OpenWindow, home: Home) -> Frame:
    """A window on a journal in which a class is listed, and a name typed by hand."""
    with Journal(home).session() as session:
        add_names(session, ["Ana Quillfeather", "Bo Reed"], "pupil", TODAY, list_name="7B")
        add_names(session, ["Oakfield"], "school", TODAY, keep=True)
    return open_window(home)


def test_a_pasted_list_is_shown_as_understood_before_it_is_taken(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    card = card_of(qtbot, window)
    assert not card.adding.add.isEnabled()
    paste(qtbot, window, card, "Class 7B\nKhan, Aisha\nBen Okafor\nWill\n42 !")
    adding = card.adding
    assert adding.preview.text() == "3 names found: Aisha Khan, Ben Okafor, Will"
    assert adding.left.text() == "1 line was not understood: 42 !"
    assert adding.unusual.text().endswith(": Will")
    assert adding.list_name.text() == "Class 7B"
    assert listed(home) == []
    with qtbot.waitSignal(window.context.changes.own_names_changed):
        adding.add.click()
    settle(qtbot, window)
    assert listed(home) == [
        ("Class 7B", "pupil", name) for name in ("Aisha Khan", "Ben Okafor", "Will")
    ]
    assert adding.box.toPlainText() == ""
    assert [row.said.text()[:8] for row in card.rows] == ["3 pupils"]


def test_the_name_on_offer_follows_the_list_until_another_is_given(
    qtbot: QtBot, window: Frame
) -> None:
    card = card_of(qtbot, window)
    paste(qtbot, window, card, "Class 7B\nAna Marsh")
    paste(qtbot, window, card, "Class 8C\nAna Marsh")
    assert card.adding.list_name.text() == "Class 8C"
    card.adding.list_name.clear()
    QTest.keyClicks(card.adding.list_name, "Choir")
    paste(qtbot, window, card, "Class 9D\nAna Marsh")
    assert card.adding.list_name.text() == "Choir"


def test_adding_can_be_undone(qtbot: QtBot, with_lists: Frame, home: Home) -> None:
    before = listed(home)
    card = card_of(qtbot, with_lists)
    paste(qtbot, with_lists, card, "Bo Reed\nCy Marsh")
    card.adding.list_name.setText("7B")
    card.adding.add.click()
    settle(qtbot, with_lists)
    assert with_lists.context.notices.sentence == "1 new name listed."
    with_lists.context.notices.accept_offer()
    settle(qtbot, with_lists)
    assert listed(home) == before


def test_a_file_dropped_on_the_card_is_read(
    qtbot: QtBot, window: Frame, home: Home, tmp_path: Path
) -> None:
    card = card_of(qtbot, window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(class_list(tmp_path / "7B.xlsx")))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), action, mime, button, none)
    QApplication.sendEvent(card, entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(card.adding.understood):
        QApplication.sendEvent(card, QDropEvent(QPoint(9, 9), action, mime, button, none))
    settle(qtbot, window)
    assert card.adding.preview.text().startswith("7B.xlsx: 5 names found: Zephyrine Quill")
    card.adding.add.click()
    settle(qtbot, window)
    assert {name for _list, _kind, name in listed(home)} == set(NAMES)
    assert card.rows[0].title.text() == TITLE


def test_a_class_list_dropped_elsewhere_finds_its_way(
    qtbot: QtBot, window: Frame, tmp_path: Path
) -> None:
    window.context.navigation.import_wanted.emit(str(class_list(tmp_path / "7B.xlsx")))
    settle(qtbot, window)
    assert "a list of people, not of trials" in window.context.notices.sentence
    window.context.notices.accept_offer()
    settle(qtbot, window)
    card = window.page("settings").card("OwnNamesCard")
    assert card.isVisible()
    assert card.adding.preview.text().startswith("7B.xlsx: 5 names found")


def test_another_file_is_left_to_the_window(qtbot: QtBot, window: Frame, tmp_path: Path) -> None:
    card = card_of(qtbot, window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "trials.jsonl"))])
    event = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    card.dragEnterEvent(event)
    assert not card._veil.isVisible()


def test_a_file_without_names_is_told_beside_it(
    qtbot: QtBot, window: Frame, tmp_path: Path
) -> None:
    card = card_of(qtbot, window)
    (tmp_path / "notes.csv").write_text("12/03/2014\n")
    card.adding.take_file(tmp_path / "notes.csv")
    settle(qtbot, window)
    assert "No names were found in notes.csv" in card.adding.preview.text()
    assert not card.adding.add.isEnabled()


def test_a_paste_that_is_too_long_is_told(qtbot: QtBot, window: Frame) -> None:
    card = card_of(qtbot, window)
    mime = QMimeData()
    mime.setText("Ana Marsh\n" * 30_000)
    card.adding.box.insertFromMimeData(mime)
    assert "choose the file" in card.adding.preview.text()


def test_staff_are_known_by_their_headings_and_the_kind_can_be_chosen(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    card = card_of(qtbot, window)
    paste(qtbot, window, card, "Teacher\tRoom\nMr T Khan\t12")
    assert card.adding.kinds.value() == "staff"
    place = next(chip for chip in card.adding.kinds.chips if chip.value == "place")
    paste(qtbot, window, card, "Elm Park")
    with qtbot.waitSignal(card.adding.understood):
        place.click()
    card.adding.agree()
    settle(qtbot, window)
    assert listed(home) == [("", "place", "Elm Park")]


def test_a_list_is_removed_in_one_click_and_put_back(
    qtbot: QtBot, with_lists: Frame, home: Home
) -> None:
    before = listed(home)
    card = card_of(qtbot, with_lists)
    row = next(row for row in card.rows if row.list.name == "7B")
    with qtbot.waitSignal(with_lists.context.changes.own_names_changed):
        row.remove.click()
    settle(qtbot, with_lists)
    assert listed(home) == [("", "school", "Oakfield")]
    assert not any(CANARY in path.read_bytes() for path in home.root.glob("journal*"))
    assert with_lists.context.notices.sentence == "“7B” is removed."
    with_lists.context.notices.accept_offer()
    settle(qtbot, with_lists)
    assert listed(home) == before
    assert [row.list.name for row in card.rows] == ["", "7B"]


def test_a_list_is_kept_for_another_year(qtbot: QtBot, with_lists: Frame, home: Home) -> None:
    card = card_of(qtbot, with_lists)
    shown = {row.list.name: not row.keep.isHidden() for row in card.rows}
    assert shown == {"": False, "7B": True}
    before = card.rows[1].list.keep_until
    card.rows[1].keep.click()
    settle(qtbot, with_lists)
    with Journal(home).session() as session:
        kept = next(one.keep_until for one in lists(session, TODAY) if one.name == "7B")
    assert before is not None
    assert kept == before.replace(year=before.year + 1)


def test_looking_into_a_list(qtbot: QtBot, with_lists: Frame, home: Home) -> None:
    card = card_of(qtbot, with_lists)
    dialog = card.look(card.rows[1].list)
    settle(qtbot, with_lists)
    assert [dialog.list.item(n).text() for n in range(2)] == ["Ana Quillfeather", "Bo Reed"]
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    settle(qtbot, with_lists)
    assert ("7B", "pupil", "Bo Reed") not in listed(home)
    dialog.back.click()
    settle(qtbot, with_lists)
    assert ("7B", "pupil", "Bo Reed") in listed(home)
    dialog.list_name.setText("8B")
    dialog.list_name.editingFinished.emit()
    settle(qtbot, with_lists)
    assert ("8B", "pupil", "Bo Reed") in listed(home)
    assert [row.list.name for row in card.rows] == ["", "8B"]
    dialog.accept()


@pytest.mark.parametrize(("typed", "key"), [("8B", Qt.Key.Key_Escape), ("", Qt.Key.Key_Return)])
def test_a_list_keeps_its_name_on_escape_and_where_none_is_given(
    qtbot: QtBot, with_lists: Frame, home: Home, typed: str, key: Qt.Key
) -> None:
    before = listed(home)
    card = card_of(qtbot, with_lists)
    dialog = card.look(card.rows[1].list)
    settle(qtbot, with_lists)
    dialog.list_name.setFocus()
    dialog.list_name.clear()
    QTest.keyClicks(dialog.list_name, typed)
    QTest.keyClick(dialog.list_name, key)
    dialog.list.setFocus()
    settle(qtbot, with_lists)
    assert listed(home) == before
    dialog.accept()


def test_what_is_selected_in_a_list_stays_so(qtbot: QtBot, with_lists: Frame, home: Home) -> None:
    with Journal(home).session() as session:
        add_names(session, ["Cy Marsh", "Di Marsh"], "pupil", TODAY, list_name="7B")
    card = card_of(qtbot, with_lists)
    dialog = card.look(card.rows[1].list)
    settle(qtbot, with_lists)
    for row in (1, 2):
        dialog.list.item(row).setSelected(True)
    dialog.list.item(0).setSelected(False)
    dialog.list_name.setText("8B")
    dialog.list_name.editingFinished.emit()
    settle(qtbot, with_lists)
    assert [item.text() for item in dialog.list.selectedItems()] == ["Bo Reed", "Cy Marsh"]
    dialog.remove.click()
    settle(qtbot, with_lists)
    assert dialog.list.currentItem().text() == "Di Marsh"
    qtbot.waitUntil(dialog.back.isEnabled)
    dialog.back.click()
    dialog.back.click()
    settle(qtbot, with_lists)
    qtbot.waitUntil(lambda: dialog.list.count() == 4)
    dialog.accept()


def test_everything_is_forgotten_after_a_question(
    qtbot: QtBot, with_lists: Frame, home: Home
) -> None:
    card = card_of(qtbot, with_lists)
    question = card.ask_to_clear()
    assert question.windowTitle() == "Forget all 3 listed names?"
    question.reject()
    assert len(listed(home)) == 3
    card.ask_to_clear().accept()
    settle(qtbot, with_lists)
    assert listed(home) == []
    assert card.none.isVisible()


def test_the_backups_can_be_cleaned_too(qtbot: QtBot, with_lists: Frame, home: Home) -> None:
    Journal(home).back_up()
    card = card_of(qtbot, with_lists)
    card.rows[1].remove.click()
    settle(qtbot, with_lists)
    also = with_lists.context.notices._further[0]
    assert also.text() == "From the backups too"
    also.click()
    settle(qtbot, with_lists)
    held = [path for path in home.root.rglob("*") if path.is_file()]
    assert not any(CANARY in path.read_bytes() for path in held)


def test_the_keyboard_reaches_everything_and_every_button_says_whose_it_is(
    qtbot: QtBot, with_lists: Frame
) -> None:
    card = card_of(qtbot, with_lists)
    row = card.rows[1]
    assert row.remove.accessibleName() == "Remove: 7B"
    assert row.look.accessibleName() == "Look inside…: 7B"
    for button in (row.keep, row.look, row.remove, card.adding.file, card.clear):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert card.adding.list_name.accessibleName() == "Name of the list"


def test_lists_changed_by_a_command_are_noticed(
    qtbot: QtBot, with_lists: Frame, home: Home
) -> None:
    settle(qtbot, with_lists)
    with Journal(home).session() as session:
        add_names(session, ["Cy Marsh"], "pupil", TODAY, list_name="7B")
    with qtbot.waitSignal(with_lists.context.changes.own_names_changed):
        QApplication.sendEvent(with_lists, QEvent(QEvent.Type.WindowActivate))
    settle(qtbot, with_lists)

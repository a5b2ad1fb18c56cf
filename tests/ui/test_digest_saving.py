"""The dialog before a digest is saved: what is remembered, and which paper is usual."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.digest.disclosure.preview import EFFECTS, Effects
from ui.digest.saving.dialog import Choice, SaveDialog, usual_paper
from ui.digest.saving.release_view import in_short


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("en_US", "letter"), ("es_MX", "letter"), ("en_GB", "a4"), ("de_DE", "a4"), ("C", "a4")],
)
def test_the_usual_paper_is_that_of_the_country(locale: str, paper: str) -> None:
    assert usual_paper(QLocale(locale)) == paper


def test_it_begins_with_the_last_choice_and_asks_for_paper_where_that_counts(
    qtbot: QtBot,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    last = Choice("digest", "md", "letter")
    dialog = SaveDialog(("board",), last, ("3 words are masked.",), parent)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert dialog.choice() == last
    assert dialog.focusWidget().text() == "Markdown"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.choice().format == "csv"
    assert not dialog.paper.isVisible()
    dialog.format.choose("pdf")
    assert dialog.paper.isVisible()
    dialog.part.chips[1].click()
    dialog.paper.chips[0].click()
    assert dialog.choice() == Choice("board", "pdf", "a4")
    assert [one.text() for one in dialog.remarks] == ["3 words are masked."]


def test_what_a_brief_gives_is_told_in_sentences_too() -> None:
    told = [Effects("support", "Support wanted", "time", "Time", one, "") for one in EFFECTS]
    said = in_short(told, is_brief=True)
    assert len(said) == len(EFFECTS)
    assert all(sentence.startswith("1 ") and sentence.endswith(".") for sentence in said)
    assert not any("row" in sentence for sentence in said)

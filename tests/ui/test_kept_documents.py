"""Kept texts: one for each field of each record, few enough and not too long."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from ui.writing import documents
from ui.writing.documents import Documents


def written(kept: Documents, key: str, words: str) -> None:
    document = kept.take(key, "worked")
    document.setPlainText(words)
    kept.give_back(document)


def changed(kept: Documents, key: str, words: str) -> None:
    document = kept.take(key, "worked")
    QTextCursor(document).insertText(words)
    kept.give_back(document)


def has_undo(kept: Documents, key: str) -> bool:
    document = kept.take(key, "worked")
    available = document.isUndoAvailable()
    kept.give_back(document)
    return available


def test_only_what_was_changed_is_kept(qtbot: QtBot) -> None:
    kept = Documents()
    written(kept, "a", "as stored")
    changed(kept, "b", "typed")
    assert kept.take("a", "worked").isEmpty()
    assert kept.take("b", "worked").toPlainText() == "typed"


def test_the_longest_unseen_are_forgotten_first(qtbot: QtBot) -> None:
    kept = Documents()
    shown = kept.take("shown", "worked")
    for number in range(documents.MOST_KEPT + 1):
        changed(kept, str(number), "typed")
    assert not has_undo(kept, "0")
    assert has_undo(kept, "1")
    assert kept.take("shown", "worked") is shown


def test_long_texts_are_forgotten_sooner(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_CHARACTERS", 20_000)
    kept = Documents()
    for key in "abc":
        changed(kept, key, "x" * (documents.MOST_CHARACTERS // 2 - 10))
    assert [has_undo(kept, key) for key in "abc"] == [False, True, True]


def test_a_draft_becomes_a_trial_and_a_deleted_one_is_forgotten(qtbot: QtBot) -> None:
    kept = Documents()
    changed(kept, "draft", "typed")
    kept.rename("draft", "trial")
    assert has_undo(kept, "trial")
    shown = kept.take("trial", "worked")
    kept.drop(["trial"])
    assert not shown.isUndoAvailable()
    kept.give_back(shown)
    assert kept.take("trial", "worked").isEmpty()

"""Somebody who reviews what she shares, and the window in which she does."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.paths import Home
from journal.privacy.finding import Outcome
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.colleagues import AsksAbout, Colleague
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.work import findings


def writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Mapping[str, Outcome]
) -> Colleague:
    """Somebody in a group of two, whose finder knows these words and no others."""
    monkeypatch.setattr(findings, "own_finder", lambda session, today: AsksAbout(words))
    person = Colleague(Home(tmp_path / "me"))
    person.join(Colleague(Home(tmp_path / "ada")).found("Elm Park"))
    return person


def open_share(qtbot: QtBot, open_window: OpenWindow, me: Colleague) -> tuple[Frame, SharePage]:
    """A window on her journal, turned to her group."""
    frame = open_window(me.home)
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    assert isinstance(page, SharePage)
    return frame, page


def begin(qtbot: QtBot, page: SharePage) -> None:
    """Begin the review."""
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)


def begin_questions(qtbot: QtBot, page: SharePage) -> None:
    """Begin with the open questions."""
    begin(qtbot, page)
    page.giving.begin_view.questions_button.click()
    assert page.view is page.giving.question_view


def begin_trials(qtbot: QtBot, page: SharePage) -> None:
    """Begin with one trial at a time."""
    begin(qtbot, page)
    page.giving.begin_view.trials_button.click()
    assert page.view is page.giving.trial_view
    QApplication.processEvents()  # what was just made is shown by an event


def see_all(qtbot: QtBot, page: SharePage) -> None:
    """Turn to the page that shows what leaves."""
    begin(qtbot, page)
    page.giving.begin_view.all_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)


def shown(page: SharePage) -> str:
    """Every label in sight."""
    QApplication.processEvents()  # what was just made is shown by an event
    labels = page.view.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())

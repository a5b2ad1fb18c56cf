"""A data folder that cannot be written: one sentence in the window, and nothing typed is lost."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.fixtures.windows import OpenWindow, settle
from ui.frame import Frame


def in_the_way(tmp_path: Path) -> Home:
    """A home that no user, not even root, can make: its parent is a file."""
    (tmp_path / "file").write_text("in the way")
    return Home(tmp_path / "file" / "home")


def test_the_window_opens_and_says_what_is_wrong(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(in_the_way(tmp_path))
    assert not window.banner.isHidden()
    assert "cannot be" in window.banner.label.text()
    assert "stays here" in window.banner.label.text()


def test_what_is_typed_stays(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(in_the_way(tmp_path))
    desk = window.page("log").desk
    desk.form.set_values({"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed"})
    desk.form.editors["worked"].control.setPlainText("All my words")
    desk.save()
    settle(qtbot, window)
    assert desk.values()["worked"] == "All my words"
    assert window.context.notices.sentence != ""


def test_closing_asks_before_unkept_words_are_lost(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window: Frame = open_window(in_the_way(tmp_path))
    desk = window.page("log").desk
    desk.form.editors["worked"].control.setPlainText("All my words")
    window.close()
    settle(qtbot, window)
    assert window.isVisible()
    assert "not kept" in window.context.notices.sentence
    window.context.notices.accept_offer()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.isVisible())

"""The file that one names in a dialog has the ending of its kind, whatever else its name has."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.colleagues import agree, choose_file, think_better
from ui.widgets.ask_files import ask_where


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    return shown


def named(qtbot: QtBot, page: QWidget, path: Path) -> list[Path]:
    chosen: list[Path] = []
    ask_where(page, "Save the digest", path.parent / "digest.pdf", "PDF (*.pdf)", chosen.append)
    choose_file(qtbot, page, path)
    return chosen


@pytest.mark.parametrize("name", ["Digest 22.11.2026", "digest.html", "Digest", "digest.PDF"])
def test_a_name_with_a_full_stop_is_no_ending(
    qtbot: QtBot, page: QWidget, tmp_path: Path, name: str
) -> None:
    (path,) = named(qtbot, page, tmp_path / name)
    assert path == tmp_path / (name if name.endswith(".PDF") else f"{name}.pdf")


def test_a_file_whose_name_is_completed_is_replaced_only_if_that_is_meant(
    qtbot: QtBot, page: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "22.11.pdf").touch()
    chosen = named(qtbot, page, tmp_path / "22.11")
    assert not chosen
    think_better(qtbot, page)
    assert not chosen
    chosen = named(qtbot, page, tmp_path / "22.11")
    agree(qtbot, page)
    assert chosen == [tmp_path / "22.11.pdf"]

"""What stays here: the two cards after a save and on the trial, the file and the viewer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.desks import desk_of, stored
from ui.frame import Frame
from ui.safeguarding.cards import HandoverCard, NoteCard

AT_RISK = {
    "task": ["feedback"],
    "tool": ["chatgpt"],
    "outcome": "mixed",
    "worked": "Layla wrote that she is afraid to go home.",
    "pupil_at_risk": True,
    "data_put_in": ["pupil-work-named"],
}
ORDINARY = {**AT_RISK, "pupil_at_risk": False, "data_put_in": []}


class Viewer(QObject):
    """Stands in the place of the system's viewer: remembers what it was to open, and what was there
    then."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        self.held: list[bytes] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))
        self.held.append(self.opened[-1].read_bytes())


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    made = Viewer()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def put_in(home: Home, **values: object) -> str:
    now = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    with Journal(home).session() as session:
        return save_trial(session, TrialDraft(**{**AT_RISK, **values}), now).id


def save(qtbot: QtBot, window: Frame, values: dict[str, object]) -> None:
    desk = desk_of(window)
    desk.begin(values, touched=True)
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)


def test_after_saving_the_cards_stand_over_the_form_until_put_away(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    staying = desk_of(window).staying
    assert not staying.isVisible()
    save(qtbot, window, AT_RISK)
    (trial,) = stored(home)
    assert window.context.notices.sentence == "Saved in your journal. It stays here."
    assert staying.isVisible()
    assert [kind for kind, card in staying.cards.items() if card.isVisible()] == [
        "handover", "note",
    ]  # fmt: skip
    assert {card.trial for card in staying.cards.values()} == {trial.id}
    staying.away.click()
    assert not staying.isVisible()


def test_an_ordinary_trial_shows_no_card_nor_one_of_another_trial(
    qtbot: QtBot, window: Frame
) -> None:
    save(qtbot, window, ORDINARY)
    assert not desk_of(window).staying.isVisible()
    save(qtbot, window, AT_RISK)
    save(qtbot, window, ORDINARY)
    assert not desk_of(window).staying.isVisible()


def test_the_cards_stay_on_the_trial(qtbot: QtBot, open_window: OpenWindow, home: Home) -> None:
    trial = put_in(home, pupil_at_risk=True, data_put_in=[])
    other = put_in(home, pupil_at_risk=False, data_put_in=[])
    window = open_window(home)
    window.context.navigation.trial_wanted.emit(trial)
    settle(qtbot, window)
    detail = window.page("journal").detail
    assert detail.staying.isVisible()
    assert isinstance(detail.staying.cards["handover"], HandoverCard)
    assert "note" not in detail.staying.cards
    assert not detail.staying.away.isVisible()
    window.context.navigation.trial_wanted.emit(other)
    settle(qtbot, window)
    assert not detail.staying.isVisible()


def test_a_sheet_is_saved_where_the_owner_chooses(
    qtbot: QtBot, open_window: OpenWindow, home: Home, tmp_path: Path
) -> None:
    card = HandoverCard(open_window(home).context, put_in(home))
    qtbot.addWidget(card)
    card.show()
    card.save.click()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert dialog.selectedFiles()[0].endswith(".pdf")
    path = tmp_path / "for the lead.pdf"
    with qtbot.waitSignal(card.written):
        dialog.filesSelected.emit([str(path)])
    dialog.reject()
    assert path.read_bytes().startswith(b"%PDF")
    assert list(home.root.rglob("*.pdf")) == []


def test_a_sheet_is_opened_from_a_folder_that_goes_with_the_window(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, home: Home, viewer: Viewer
) -> None:
    card = NoteCard(open_window(home).context, put_in(home))
    qtbot.addWidget(card)
    for _time in range(2):
        with qtbot.waitSignal(card.opened):
            card.print.click()
    (path, again) = viewer.opened
    assert path.parent == again.parent
    assert path != again  # the viewer may hold the first, or show the second in its place
    assert viewer.held[0].startswith(b"%PDF")
    assert home.root not in path.parents
    qapp.aboutToQuit.emit()
    assert not path.parent.exists()


def test_a_sheet_of_a_trial_that_is_gone_says_so(
    qtbot: QtBot, open_window: OpenWindow, home: Home, tmp_path: Path
) -> None:
    window = open_window(home)
    card = HandoverCard(window.context, "01GONE")
    qtbot.addWidget(card)
    card.save_to(tmp_path / "sheet.pdf")
    settle(qtbot, window)
    assert window.context.notices.sentence
    assert not (tmp_path / "sheet.pdf").exists()


def test_the_keyboard_reaches_both_buttons_and_they_are_named(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    context = open_window(home).context
    for card in (HandoverCard(context), NoteCard(context)):
        qtbot.addWidget(card)
        assert card.accessibleName()
        for button in (card.save, card.print):
            assert button.text()
            assert button.focusPolicy() & button.focusPolicy().TabFocus

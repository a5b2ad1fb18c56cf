"""What the window says of a group's folder, and of a plan, without a window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.bundle.manifest import Header
from journal.group.admitting import member_code
from journal.group.folder.state import Contribution, FileState, FolderFile, FolderState, Standing
from journal.group.merge.plan import Arrival, MergePlan, Refusal, Source, Stranger
from ui.sharing.folder.file_list import FolderList, Row
from ui.sharing.plan_view import PlanView
from ui.style import Style
from ui.work import folder_words
from ui.work.folders import FolderLook
from ui.work.groups import Group

KEY = "0" * 63


def group(reads: bool = True) -> Group:
    return Group(
        id="G" * 26,
        name="Elm Park",
        purpose="",
        threshold=5,
        invited=8,
        is_open=False,
        round=2,
        round_opened_on=date(2026, 11, 2),
        context=(),
        along=(),
        keepers=(),
        handed_over_on=None,
        keeps_role=False,
        takes_in=(),
        is_facilitator=reads,
        reads=reads,
        code=member_code(KEY + "1"),
        withdrawal_code="",
        let_in=7,
        contributors=8,
        trials=20,
        fingerprint="",
        waiting=(),
        folder=Path("/stick/Elm Park"),
        merges_itself=False,
    )


def person(n: int, standing: Standing, **more: object) -> Contribution:
    return Contribution(f"{KEY}{n}", f"CODE-{n}", standing, trials=2, **more)  # type: ignore[arg-type]


def file(name: str, state: FileState) -> FolderFile:
    return FolderFile(Path("/stick/Elm Park") / name, state)


def said(
    *people: Contribution, files: tuple[FolderFile, ...] = (), new: int = 0, reads: bool = True
) -> str:
    to_merge = tuple(Path(f"/{n}.trialbundle") for n in range(new))
    state = FolderState(files=files, contributions=people, to_merge=to_merge, invited=8)
    return folder_words.summary(FolderLook("G", Path("/stick"), state), group(reads))


def arrival(n: int) -> Arrival:
    header = Header(
        group="G" * 26,
        contributor=f"{n:064x}",
        sequence=1,
        writer="W" * 26,
        withdrawal_hash="0" * 64,
    )
    return Arrival(f"{n}.trialbundle", Source(Path(f"{n}"), ""), header, "", 3, is_empty=False)


def labels(view: PlanView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> PlanView:
    made = PlanView(Style(qapp, "light"))
    qtbot.addWidget(made)
    return made


def test_the_summary_counts_people_and_what_is_new() -> None:
    current = [person(n, "current") for n in range(7)]
    assert said(*current, person(8, "not-refreshed"), new=2) == (
        "7 of 8 are current, 1 not refreshed; 2 new files."
    )
    assert said(*current[:2]) == "All 2 are current."
    assert said(current[0], person(8, "lapsed"), person(9, "unreadable")) == (
        "1 of 3 are current, 1 lapsed, 1 cannot be read."
    )
    assert said() == "Nothing is there yet."


def test_a_file_of_nobody_is_counted_once_and_is_no_person() -> None:
    nobody = Contribution("", "", "unreadable", file="minutes.trialbundle")
    told = said(
        person(1, "current"),
        nobody,
        files=(file("minutes.trialbundle", "unreadable"), file("half.trialbundle", "arriving")),
    )
    assert told == (
        "The one that is there is current. 1 file is still arriving. 1 file cannot be read."
    )


def test_a_member_who_opens_nobodys_file_is_told_of_her_own() -> None:
    sealed = (file("a.trialbundle", "sealed"), file("b.trialbundle", "sealed"))
    assert said(files=sealed, reads=False) == (
        "No file of yours is there yet; 2 files for the facilitators."
    )
    own = person(1, "not-refreshed", is_own=True, waiting=True)
    assert said(own, new=1, reads=False) == ("Your file: not refreshed in this round; 1 new file.")


def test_a_folder_that_is_not_there_is_its_sentence() -> None:
    look = FolderLook("G", Path("/stick"), None, "It is not there now.")
    assert folder_words.summary(look, group()) == "It is not there now."


def test_the_place_in_a_list_stays_where_the_keyboard_is(qtbot: QtBot, qapp: QApplication) -> None:
    listed = FolderList("Files", Style(qapp, "light"))
    qtbot.addWidget(listed)
    listed.show_rows([Row("check", "one"), Row("check", "two"), Row("plus", "three", "why")])
    assert not listed.currentIndex().isValid()
    listed.setCurrentIndex(listed.model_of_rows.index(2, 0))
    listed.show_rows([Row("check", "one"), Row("check", "two")])
    assert listed.currentIndex().row() == 1
    listed.show_rows([])
    assert not listed.currentIndex().isValid()


def test_what_another_computer_has_overtaken_stands_first_in_a_plan(view: PlanView) -> None:
    plan = MergePlan(new=[arrival(2)], superseded_from_elsewhere=[arrival(1), arrival(3)])
    view.show_plan(plan, group())
    told = labels(view)
    assert told.index("2 files are older than one from another computer") < told.index("New (1)")
    assert "You shared from another computer since" in told


def test_a_plan_over_a_thousand_files_names_some_and_lets_everybody_in(view: PlanView) -> None:
    view.show_plan(MergePlan(awaiting_admission=[arrival(n) for n in range(1000)]), group())
    assert len(view.people) == 40
    assert view.others.text() == "and 960 more"
    assert len(view.chosen()) == 1000
    view.others.setChecked(False)
    assert view.merge_button.text() == "Let 40 people in and merge"


def test_a_group_that_is_not_taken_in_yet_is_offered(qtbot: QtBot, view: PlanView) -> None:
    stranger = Stranger("H" * 26, "Oak Lane", "oak.trialcollection")
    refused = Refusal("oak.trialcollection", "This group does not take it in.")
    view.show_plan(MergePlan(strangers=[stranger, stranger], refused=[refused]), group())
    assert "Refused" not in labels(view)
    (button,) = [one for one in view.findChildren(QPushButton) if "Oak Lane" in one.text()]
    with qtbot.waitSignal(view.take_in_wanted) as wanted:
        button.click()
    assert wanted.args == [stranger]

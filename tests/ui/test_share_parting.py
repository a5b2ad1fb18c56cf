"""People part: somebody leaves, is removed, or has a withdrawal code used."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.group.membership import find_membership
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.ui.colleagues import Colleague, agree, choose_file, think_better
from tests.ui.conftest import OpenWindow, settle
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.sharing.group.code_dialogs import ShowCode, TypeCode
from ui.widgets.disclosure import Disclosure
from ui.work import groups

pytestmark = pytest.mark.usefixtures("no_log_form")


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    """A facilitator."""
    return Colleague(Home(tmp_path / "me"))


@pytest.fixture
def ada(tmp_path: Path, me: Colleague) -> Colleague:
    """A member who has shared a trial."""
    member = Colleague(Home(tmp_path / "ada"))
    member.join(me.found("Elm Park"))
    member.log(worked="It worked in the morning.", visibility="group")
    member.bundle(tmp_path / "ada.trialbundle")
    return member


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague, ada: Colleague) -> Frame:
    return open_window(me.home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, tmp_path: Path) -> SharePage:
    """The facilitator's page with what the member shared."""
    page = opened(qtbot, frame)
    take_in(qtbot, page, tmp_path / "ada.trialbundle")
    settle(qtbot, frame)
    assert page.desk.here.trials == 1
    return page


def opened(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def take_in(qtbot: QtBot, page: SharePage, path: Path) -> None:
    page.receive([path])
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    with qtbot.waitSignal(page.receiving.merged):
        page.receiving.plan_view.merge_button.click()
    page.go_home()
    qtbot.waitUntil(lambda: page.view is page.home and page.desk.here.trials >= 0)


def key_of(colleague: Colleague) -> str:
    with Journal(colleague.home).reading() as session:
        return find_membership(session, colleague.group).contributor


def labels(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def test_a_member_keeps_the_code_on_paper_and_leaves_with_a_file_that_takes_all_back(
    qtbot: QtBot, open_window: OpenWindow, frame: Frame, page: SharePage, ada: Colleague,
    tmp_path: Path,
) -> None:  # fmt: skip
    window = open_window(ada.home)
    theirs = opened(qtbot, window)
    menu = theirs.home.more
    assert not menu.withdrawal.isVisible()
    assert not menu.people.isVisible()
    menu.code.trigger()
    dialog = theirs.findChild(ShowCode)
    code = theirs.desk.here.withdrawal_code
    assert code in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == code
    assert dialog.copied.isVisible()
    dialog.sheet_button.click()
    choose_file(qtbot, theirs, tmp_path / "code.pdf")
    qtbot.waitUntil((tmp_path / "code.pdf").exists)
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")

    menu.leaving.trigger()
    think_better(qtbot, theirs)
    assert theirs.view is theirs.home
    (tmp_path / "no folder").write_text("a file")
    theirs.parting.leave(lambda session: tmp_path / "no folder" / "last.trialbundle")
    settle(qtbot, window)
    assert "You have left" not in window.context.notices.sentence
    theirs.go_home()
    settle(qtbot, window)
    assert theirs.view is theirs.home
    assert theirs.desk.here.id == ada.group

    menu.leaving.trigger()
    agree(qtbot, theirs)
    choose_file(qtbot, theirs, tmp_path / "last.trialbundle")
    qtbot.waitUntil(lambda: theirs.view is theirs.beginning.welcome)
    assert "last.trialbundle" in window.context.notices.sentence
    take_in(qtbot, page, tmp_path / "last.trialbundle")
    settle(qtbot, frame)
    assert page.desk.here.trials == 0


def test_somebody_is_removed_and_their_file_not_taken_in_again(
    qtbot: QtBot, frame: Frame, page: SharePage, ada: Colleague, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.people.shown):
        page.home.more.people.trigger()
    view = page.people.view
    view.table.choose(key_of(ada))
    assert "1 trial" in labels(page)
    view.card.remove_button.click()
    with qtbot.waitSignals([page.parting.parted, page.people.shown]):
        agree(qtbot, page)
    assert page.view is view
    assert [one.is_own for one in view.table.shown] == [True]
    page.go_home()
    settle(qtbot, frame)
    assert page.desk.here.trials == 0
    assert "0 of 5 invited let in" in page.home.standing.text()
    page.receive([tmp_path / "ada.trialbundle"])
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    page.receiving.plan_view.findChild(Disclosure).set_open(True)
    assert "From people who were removed from the group (1)" in labels(page)


def test_a_withdrawal_code_on_paper_is_carried_out_and_a_slip_is_one_sentence_beside_it(
    qtbot: QtBot, frame: Frame, page: SharePage, ada: Colleague
) -> None:
    with Journal(ada.home).reading() as session:
        (theirs,) = groups.groups(session, ada.home)
    assert page.home.more.people.isVisible()
    assert page.home.more.withdrawal.isVisible()
    page.home.more.withdrawal.trigger()
    dialog = page.findChild(TypeCode)
    assert not dialog.go_button.isEnabled()
    dialog.code.setText("ABCD-EFGH")
    dialog.go_button.click()
    assert not dialog.go_button.isEnabled()  # until it is answered
    settle(qtbot, frame)
    assert "Nobody here has this withdrawal code" in dialog.field.trouble
    assert dialog.isVisible()
    assert dialog.go_button.isEnabled()
    assert dialog.code.text() == "ABCD-EFGH"
    assert dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())
    assert page.desk.here.trials == 1

    dialog.code.setText(theirs.withdrawal_code.lower().replace("-", " "))
    with qtbot.waitSignal(page.parting.parted):
        dialog.go_button.click()
    settle(qtbot, frame)
    assert page.desk.here.trials == 0
    assert "Gone from here." in frame.context.notices.sentence

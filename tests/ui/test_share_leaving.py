"""The way out: trials chosen, questions answered, what leaves looked at, the file saved."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.bundle.seal import is_sealed, unseal
from journal.group.membership import find_membership, identities_of
from journal.group.merge.reading import LARGEST
from journal.paths import Home
from journal.privacy.finding import Outcome
from journal.store.journal_file import Journal
from tests.ui.colleagues import AsksAbout, Colleague, agree, choose_file
from tests.ui.conftest import OpenWindow, settle
from ui.frame import MINIMUM, Frame
from ui.pages.share import SharePage
from ui.work import findings

pytestmark = pytest.mark.usefixtures("no_log_form")

WORDS = {
    "Kestrel": Outcome.ASK,
    "Aldgate": Outcome.ASK,
    "Merlin": Outcome.ASK,
    "Zainab": Outcome.HIDE,
}
TEXT = "Zainab of Kestrel house liked it, Aldgate did not, and Kestrel asked Merlin."


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Colleague:
    """Somebody in a group with a trial that raises three questions."""
    monkeypatch.setattr(findings, "own_finder", lambda session, today: AsksAbout(WORDS))
    person = Colleague(Home(tmp_path / "me"))
    person.join(Colleague(Home(tmp_path / "ada")).found("Elm Park"))
    person.log(worked=TEXT, visibility="group")
    return person


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague) -> Frame:
    return open_window(me.home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def contents(me: Colleague, path: Path) -> bytes:
    """What a bundle holds, opened by its writer."""
    journal = Journal(me.home)
    with journal.reading() as session:
        identities = identities_of(find_membership(session, me.group))
    journal.close()
    sealed = path.read_bytes()
    assert is_sealed(sealed)
    return unseal(sealed, identities, LARGEST)


def begin(qtbot: QtBot, page: SharePage) -> None:
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)
    page.giving.begin_view.questions_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.question_view)


def to_leaving(qtbot: QtBot, page: SharePage) -> None:
    begin(qtbot, page)
    page.giving.question_view.rest_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)


def look_again(qtbot: QtBot, page: SharePage) -> None:
    """To what leaves, with every question answered before."""
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view in (page.giving.begin_view, page.giving.leaving_view))
    if page.view is page.giving.begin_view:
        page.giving.begin_view.all_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)


def save(qtbot: QtBot, page: SharePage, path: Path) -> None:
    with qtbot.waitSignal(page.giving.saved):
        page.giving.leaving_view.accepted.setChecked(True)
        page.giving.leaving_view.save_button.click()
        choose_file(qtbot, page, path)


def labels(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def test_questions_are_counted_gone_through_and_left_for_later(
    qtbot: QtBot, frame: Frame, page: SharePage
) -> None:
    assert page.home.going.text() == "1 trial would go."
    assert page.home.questions.text().startswith("3 questions to answer first.")
    begin(qtbot, page)
    view = page.giving.question_view
    first = view.question
    said = labels(page)
    assert '">Zainab of ' in said  # the text begins here, and goes on
    assert " …</div>" in said
    qtbot.keyClick(view, "K")
    qtbot.keyClick(view, "B")
    assert view.question is first
    settle(qtbot, frame)
    page.go_home()
    settle(qtbot, frame)
    assert page.home.questions.text().startswith("3 questions to answer first.")

    begin(qtbot, page)
    qtbot.keyClick(view, "R")
    before = view.question
    view.rewording.clear()
    qtbot.keyClicks(view.rewording, "hk")
    assert view.rewording.toPlainText() == "hk"
    assert view.question is before
    qtbot.keyClick(view.rewording, Qt.Key.Key_Escape)
    assert not view.rewording.isVisible()
    qtbot.keyClick(view, "H")
    view.left.emit()
    settle(qtbot, frame)
    assert page.home.questions.text().startswith("2 questions to answer first.")

    begin(qtbot, page)
    view.keep_button.click()
    qtbot.waitUntil(lambda: " …</div>" not in labels(page))  # the text ends here
    assert '">… ' in labels(page)


def test_questions_are_answered_by_keys_and_the_file_holds_the_answers(
    qtbot: QtBot, page: SharePage, me: Colleague, tmp_path: Path
) -> None:
    begin(qtbot, page)
    view = page.giving.question_view
    assert view.question is not None
    assert view.question.item.text == "Kestrel"
    qtbot.keyClick(view, "H")
    assert view.question.item.text == "Aldgate"
    qtbot.keyClick(view, "K")
    qtbot.keyClick(view, "R")
    view.rewording.setPlainText("a colleague of ours")
    qtbot.keyClick(view.rewording, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    save(qtbot, page, tmp_path / "mine.trialbundle")
    plain = contents(me, tmp_path / "mine.trialbundle")
    assert plain == page.giving.look.plain
    assert b"Aldgate" in plain
    assert b"a colleague of ours" in plain
    for hidden in (b"Kestrel", b"Zainab", b"Merlin"):
        assert hidden not in plain
    qtbot.waitUntil(lambda: page.view is page.home)


def test_what_leaves_is_shown_to_the_byte_and_each_change_may_be_overridden(
    qtbot: QtBot, frame: Frame, page: SharePage, me: Colleague
) -> None:
    me.log(worked="It was kind.", visibility="group", pupil_at_risk=True)
    me.log(worked="Private enough.", visibility="leaders", line_for_leaders="Give us time.")
    page.go_home()
    settle(qtbot, frame)
    assert page.home.going.text() == "2 trials would go. 1 is held back."
    frame.resize(*MINIMUM)
    page.desk.group = replace(page.desk.here, folder=Path("there"))
    to_leaving(qtbot, page)
    view = page.giving.leaving_view
    buttons = [one for one in view.findChildren(QPushButton) if one.isVisible()]
    assert view.folder_button in buttons
    assert [one.text() for one in buttons if one.width() < one.sizeHint().width()] == []

    assert "Only your facilitators can open the files as sent" in labels(page)
    assert "A pupil may be at risk" in labels(page)
    assert b"It was kind" not in page.giving.look.plain
    leaders = next(card for card in view.cards if card.going.line)
    (line,) = leaders.going.brief_line["items"]
    assert line["text"] == "Give us time."
    assert "Private enough." not in str((line, leaders.going.counted))
    assert ("Tool", "ChatGPT") in leaders.going.counted

    members = page.giving.look.members
    assert "trials-group.jsonl" in members
    next(one for one in buttons if one.text() == "The exact bytes").click()
    shown = [one.text() for one in page.view.findChildren(QPushButton)]
    assert f"trials-group.jsonl · {len(members['trials-group.jsonl']):,} bytes" in shown

    card = next(card for card in view.cards if card.record.rows)
    row = next(row for row in card.record.rows if row.change.words == "Zainab")
    assert row.change.became == "Someone"
    row.keep_button.click()
    qtbot.waitUntil(lambda: "“Zainab” stays, as you decided" in labels(page))
    assert b"Zainab" in page.giving.look.plain
    assert card in view.cards


def test_what_cannot_be_written_counts_nothing_and_what_is_saved_is_taken_back(
    qtbot: QtBot, frame: Frame, page: SharePage, me: Colleague, tmp_path: Path
) -> None:
    to_leaving(qtbot, page)
    (tmp_path / "a file").write_text("")
    page.giving.save_to(tmp_path / "a file" / "mine.trialbundle")
    settle(qtbot, frame)
    said = frame.context.notices.sentence
    assert "mine.trialbundle" in said
    assert "could not be written" in said
    assert "Saved" not in said
    assert page.view is page.giving.leaving_view
    page.choosing.choose_what_to_take_back()
    settle(qtbot, frame)
    assert page.choosing.take_back_view.boxes == {}
    page.go_home()
    settle(qtbot, frame)

    look_again(qtbot, page)
    me.log(worked="Logged meanwhile.", visibility="group")
    page.giving.save_to(tmp_path / "mine.trialbundle")
    settle(qtbot, frame)
    assert "Something changed" in frame.context.notices.sentence
    assert not (tmp_path / "mine.trialbundle").exists()
    qtbot.waitUntil(lambda: b"Logged meanwhile." in page.giving.look.plain)

    plain = page.giving.look.plain
    for _ in range(2):  # in one breath
        page.giving.save_to(tmp_path / "mine.trialbundle")
    settle(qtbot, frame)
    assert "Saved mine.trialbundle" in frame.context.notices.sentence
    assert page.view is page.home
    assert contents(me, tmp_path / "mine.trialbundle") == plain

    page.home.back_button.click()
    view = page.choosing.take_back_view
    qtbot.waitUntil(lambda: bool(view.boxes))
    assert not view.take_button.isEnabled()
    view.all_button.click()
    view.take_button.click()
    agree(qtbot, page)
    choose_file(qtbot, page, tmp_path / "back.trialbundle")
    settle(qtbot, frame)
    assert b"liked it" in contents(me, tmp_path / "mine.trialbundle")
    assert b"liked it" not in contents(me, tmp_path / "back.trialbundle")
    assert page.home.going.text() == "No trial is set to be seen by a group yet."


def test_who_may_see_a_trial_is_chosen_in_the_list_and_undone(
    qtbot: QtBot, frame: Frame, page: SharePage
) -> None:
    page.home.trials_button.click()
    qtbot.waitUntil(lambda: bool(page.choosing.trials_view.lines))
    (line,) = page.choosing.trials_view.lines.values()
    assert line.choice.value() == "group"
    line.choice.chips[0].click()
    settle(qtbot, frame)
    page.go_home()
    settle(qtbot, frame)
    assert not page.home.share_button.isEnabled()
    frame.context.notices.accept_offer()
    settle(qtbot, frame)
    page.go_home()
    settle(qtbot, frame)
    assert page.home.share_button.isEnabled()

"""Making, inviting, changing and handing over a group, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog

from ui.frame import Frame
from ui.pages.share import SharePage
from ui.sharing.role.dialogs import TakenOver, TakeOn, TellCode

DAY = date(2026, 11, 20)


def grouping(frame: Frame) -> Iterator[str]:
    """Bring the Share page into one state after the other; what each is called."""
    frame.show_page("share")
    page: SharePage = frame.page("share")
    page.go_home()
    yield "group-home"
    page.home.details_part.set_open(True)
    yield "group-details"
    page.home.verticalScrollBar().setValue(10_000)
    yield "group-details-end"
    page.home.details_part.set_open(False)
    page.home.to_top()
    rests = replace(page.desk.here, keeps_role=True, handed_over_on=DAY, is_facilitator=False)
    page.home.show_group(rests, [rests])
    yield "group-resting"
    page.go_home()
    yield "group-home"
    page.choosing.choose_trials()
    yield "group-along"
    page.beginning.make.details.set_open(True)
    page.show_view(page.beginning.make)
    page.beginning.make.to_top()
    yield "group-make"
    page.beginning.make.verticalScrollBar().setValue(10_000)
    yield "group-make-end"
    affairs = page.affairs
    affairs.inviting.show()
    yield "group-invite"
    affairs.changing.begin()
    yield "group-change"
    affairs.changing.view.sheet.verticalScrollBar().setValue(10_000)
    yield "group-change-end"
    affairs.changing.ask_for_keys()
    yield "group-keys"
    _close(page)
    affairs.show_code()
    yield "group-code"
    _close(page)
    affairs.roles.begin_to_hand_over()
    yield "group-hand-over"
    _close(page)
    yield from _dialogs(page)
    page.go_home()


def _dialogs(page: SharePage) -> Iterator[str]:
    TellCode("4F7K-9Q2M-1ABC-8XYZ", "Elm-Park-AI-trials.trialrole", page).open()
    yield "group-tell-code"
    _close(page)
    TakeOn(page.desk.folder, page).open()
    yield "group-take-on"
    page.findChild(TakeOn).refuse("The code does not open this file; check it for slips.")
    yield "group-take-on-refused"
    _close(page)
    came = ["6 people are let in, as before.", "Nothing was released to leaders yet."]
    TakenOver("Elm Park AI trials", came, page).open()
    yield "group-taken-over"
    _close(page)


def _close(page: SharePage) -> None:
    for dialog in page.findChildren(QDialog):
        dialog.reject()
        dialog.setParent(None)

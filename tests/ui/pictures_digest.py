"""Preparing, saving and releasing a digest, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog

from journal.group.decisions import Action
from ui.frame import Frame
from ui.pages.digest import DigestPage
from ui.work.digests import LEADERS, PEERS

STATEMENTS = (
    "We need one hour a month to try things together.",
    "Marking with a chatbot moved the work to checking.",
)
ACTIONS = (
    Action(
        ask="One account for each department",
        kind="support",
        answer="not-yet",
        because="the contract is not signed",
        owner_role="it",
        by_when="before the summer",
    ),
    Action(ask="A rule on reports", kind="support", owner_role="senior-leader"),
)


def preparing(frame: Frame) -> Iterator[str]:
    """Bring the Digest page into one state after the other; what each is called."""
    frame.show_page("digest")
    page: DigestPage = frame.page("digest")
    page.open_group("")
    view = page.deciding.view
    yield "digest"
    page.deciding.begin("foreword")
    yield "digest-prepare"
    view.foreword.box.setPlainText("Six of us tried something in five subjects this term.")
    for line, said in zip(view.statements.lines, STATEMENTS, strict=False):
        line.setText(said)
    view.turn_to("statements")
    yield "digest-statements"
    view.requests.show_typed({"actions": [one.model_dump() for one in ACTIONS]})
    view.turn_to("requests")
    yield "digest-requests"
    view.turn_to("stories")
    yield "digest-stories-none"
    codes = list(page.reader.cards)
    page.deciding.order_stories(codes[1:4])
    yield "digest-stories"
    code = codes[0]
    page.deciding.hide_trial(code, "it could identify a pupil")
    view.turn_to("hidden")
    yield "digest-hidden"
    for part in ("found", "board", "round", "file"):
        view.turn_to(part)
        yield f"digest-{part}"
    page.deciding.keep({"statements": STATEMENTS, "actions": ACTIONS})
    yield "digest-decided"
    page.save()
    yield "digest-save"
    _close(page)
    page.deciding.ask_for_round()
    yield "digest-round-asked"
    _close(page)
    page.choose_edition(LEADERS)
    yield "digest-leaders"
    page.top.release_button.click()
    yield "digest-release"
    page.release_view.left.emit()
    page.empty.show_called_off()
    page.desk.show(page.empty)
    yield "digest-called-off"
    page.choose_edition(PEERS)
    page.deciding.order_stories(())
    page.deciding.show_again(code)


def _close(page: DigestPage) -> None:
    for dialog in page.findChildren(QDialog):
        dialog.close()
        dialog.setParent(None)

"""The Journal page while one searches, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator

from ui.frame import Frame
from ui.pages.journal import JournalPage


def finding(frame: Frame) -> Iterator[str]:
    """Bring the page into one state after the other; what each is called."""
    frame.show_page("journal")
    page: JournalPage = frame.page("journal")
    page.side.narrow.click()
    page.search_for("tool:chatgpt -outcome:worked-well starters ")
    yield "journal-facets"
    page.search_for("subject:science starters ")
    yield "journal-nothing"
    page.narrowing.fold()
    page.search_for("")
    yield "journal"
    page.list.selectAll()
    yield "journal-several"
    page.several.view.one_wanted.emit()
    page.alike.open()
    yield "journal-alike"
    page.alike.closed.emit()

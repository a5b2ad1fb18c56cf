"""Reading the digest as a member of the group does, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint

from ui.digest.page.figures import FigureButton
from ui.frame import Frame
from ui.pages.digest import DigestPage


def reading(frame: Frame) -> Iterator[str]:
    """Bring the Digest page into one state after the other; what each is called."""
    frame.show_page("digest")
    page: DigestPage = frame.page("digest")
    reader, bar = page.reader, page.reader.narrowing
    yield "digest-front"
    for section in ("spread-and-gaps", "by-job", "time"):
        reader.turn_to(section)
        yield f"digest-{section}"
    reader.page.verticalScrollBar().setValue(0)
    button = bar.buttons["jobs"]
    button.menu().popup(button.mapToGlobal(QPoint(0, button.height())))
    yield "digest-choosing"
    button.menu().hide()
    for field in ("jobs", "tools"):
        bar.buttons[field].menu().actions()[0].trigger()
    yield "digest-narrowed"
    bar.all_button.click()
    yield "digest-whole"
    reader.find_bar.begin()
    reader.find_bar.box.setText("idea")
    reader.find_bar.step(1)
    yield "digest-find"
    reader.find_bar.box.setText("")
    reader.find_bar.leave()
    figure = next(one for one in reader.page.findChildren(FigureButton) if one.text().isdigit())
    figure.setFocus()
    yield "digest-figure"
    figure.click()
    yield "digest-behind"
    reader.leave_behind()

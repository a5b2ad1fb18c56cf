"""The lists of names in Settings, and what August asks, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from journal.clock import utc_now
from journal.logbook.own_names import add_names
from journal.paths import Home
from journal.store.journal_file import Journal
from ui.frame import Frame
from ui.names.august import August
from ui.names.card import OwnNamesCard

PUPILS = ("Amara Diallo", "Theo Adams", "Zoë O'Brien", "Łukasz Żak")
PASTED = "Class 8C\nKhan, Aisha\nBen Okafor\nWill\nAlexandra (Lexi) Novak\nTotal: 4"


def list_names(home: Home) -> None:
    """A class, a school, and somebody typed by hand."""
    today = utc_now().astimezone().date()
    with Journal(home).session() as session:
        add_names(session, PUPILS, "pupil", today, list_name="7B maths")
        add_names(session, ["Oakfield Primary School"], "school", today, keep=True)
        add_names(session, ["Mrs Okafor"], "staff", today, list_name="Staff of Oakfield")


def naming(frame: Frame) -> Iterator[str]:
    """Bring Settings into one state after the other; what each is called."""
    frame.context.navigation.settings_wanted.emit("names")
    card = frame.page("settings").card("OwnNamesCard")
    assert isinstance(card, OwnNamesCard)
    card.adding.box.setPlainText(PASTED)
    yield "settings-names"
    card.adding.box.clear()
    frame.show_page("log")
    today = frame.context.now().astimezone().date()
    near = datetime.combine(date(today.year + (today.month > 7), 8, 2), time(12)).astimezone()
    august = August(replace(frame.context, now=lambda: near), frame.page("log").lately)
    august.look()
    yield "log-august"
    for asked in august.cards:
        asked.hide()

"""The composition root: after the first paint everything is made once and joined up here."""

import gc
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from journal.clock import utc_now
from journal.paths import Home
from ui.actions import Actions
from ui.asking.ask_link import AskLink
from ui.changes import Changes
from ui.context import Context
from ui.enter_key import EnterKey
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.goto.goto import Goto
from ui.moving.dropping import DroppedFiles
from ui.navigation import Navigation
from ui.notices import Notices
from ui.outside import Outside
from ui.owner_settings import OwnerSettings
from ui.page_makers import makers
from ui.prompts.library import PromptLibrary
from ui.quick.capture import QuickCapture
from ui.quick.tray import Tray
from ui.service import Service
from ui.single import SingleWindow, call_first_window
from ui.staying_imports import leave_out
from ui.style import Style, add_weight
from ui.worker import OpenJournal, Worker
from ui.writing.writing import Writing


def furnish(app: QApplication, frame: Frame, style: Style, look: FirstLook) -> None:
    """Give the painted window everything it works with, and set it going."""
    single = SingleWindow(look.home.lock, frame)
    if not single.claim():  # another start won the race since the look before the paint
        call_first_window(look.home.lock)
        frame.hide()
        app.quit()
        return
    worker = Worker(lambda: _open_journal(look.home), frame)
    app.aboutToQuit.connect(worker.close)
    app.aboutToQuit.connect(single.release)
    settings = OwnerSettings(look.home, worker)
    settings.changed.connect(lambda chosen: style.set_theme(chosen.theme))
    style.set_theme(settings.now.theme)
    actions, notices, changes = Actions(style, frame), Notices(), Changes(frame)
    context = Context(
        home=look.home,
        now=utc_now,
        style=style,
        actions=actions,
        worker=worker,
        notices=notices,
        changes=changes,
        navigation=Navigation(frame),
        preferences=look.preferences,
        settings=settings,
        writing=Writing(style, actions, worker, notices, changes, settings, utc_now),
    )
    add_weight("Medium")
    style.follow_system()
    service = Service(context, frame, single)
    frame.furnish(context, makers())
    _connect_ways(context.navigation, frame)
    _open_doors(context, frame)
    service.begin()
    gc.enable()
    leave_out("the window")


def _open_journal(home: Home) -> OpenJournal:
    # Deferred: SQLAlchemy and pydantic are imported in the database lane, never in the window's.
    from journal.store.journal_file import Journal

    return Journal(home)


def _open_doors(context: Context, frame: Frame) -> None:
    """What can be reached from every page."""
    capture = QuickCapture(context, frame)
    Tray(context, frame, capture)
    Outside(context, frame)
    DroppedFiles(context, frame)
    EnterKey(frame)
    context.actions.attach("tool-register", frame, lambda: frame.show_page("register"))
    Goto(context, frame)
    AskLink(context, frame)
    PromptLibrary(context, frame)


def _connect_ways(ways: Navigation, frame: Frame) -> None:
    def turn(page: str, method: str) -> Callable[[str], None]:
        def go(wanted: str) -> None:
            frame.show_page(page)
            getattr(frame.page(page), method)(wanted)

        return go

    ways.page_wanted.connect(frame.show_page)
    ways.trial_wanted.connect(turn("journal", "show_trial"))
    ways.search_wanted.connect(turn("journal", "search_for"))
    ways.asking_wanted.connect(turn("journal", "ask_groups"))
    ways.edit_wanted.connect(turn("log", "edit"))
    ways.again_wanted.connect(turn("log", "try_again"))
    ways.draft_wanted.connect(turn("log", "go_on"))
    ways.begin_wanted.connect(turn("log", "begin"))
    ways.group_wanted.connect(turn("share", "open_group"))
    ways.import_wanted.connect(turn("bring-in", "begin"))
    ways.check_in_wanted.connect(lambda: turn("reflect", "show_part")("check-ins"))
    ways.settings_wanted.connect(turn("settings", "show_section"))
    ways.names_wanted.connect(turn("settings", "take_names"))

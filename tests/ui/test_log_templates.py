"""Templates in the form: offered, filled by one press, taken back, kept, edited and removed."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.templates import keep_template, templates
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from tests.ui.desks import desk_of
from ui.frame import Frame
from ui.log.templates_dialog import LEFT_OUT, TemplatesDialog
from ui.pages.log_desk import LogDesk

PROMPT = "Mark this against the scheme."


def with_template(qtbot: QtBot, window: Frame, home: Home) -> LogDesk:
    with Journal(home).session() as session:
        keep_template(
            session, "marking", {"tool": ["chatgpt"], "prompt": PROMPT, "tag": ["books"]}, utc_now()
        )
    window.context.changes.templates_changed.emit()
    settle(qtbot, window)
    return desk_of(window)


def choose(desk: LogDesk, job: str) -> None:
    chips = desk.form.editors["task"].control._first.chips
    next(chip for chip in chips if chip.value == job).click()


def test_choosing_a_job_offers_its_template_and_one_press_fills_it_in(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = with_template(qtbot, window, home)
    offer = desk.template
    assert offer.bar.isHidden()
    choose(desk, "lesson-planning")
    assert offer.bar.isHidden()
    choose(desk, "lesson-planning")
    choose(desk, "marking")
    assert not offer.bar.isHidden()
    assert "prompt" not in desk.values()
    offer.press.click()
    assert desk.values()["tool"] == ["chatgpt"]
    assert desk.values()["prompt"] == PROMPT
    assert desk.values()["tag"] == ["books"]
    offer.press.click()
    assert not {"tool", "prompt", "tag"} & set(desk.values())


def test_what_was_typed_is_neither_overwritten_nor_taken_back(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = with_template(qtbot, window, home)
    desk.form.put({"tool": ["claude"]})
    choose(desk, "marking")
    desk.template.press.click()
    assert desk.values()["tool"] == ["claude"]
    assert desk.values()["prompt"] == PROMPT
    desk.form.put({"prompt": PROMPT + " Briefly."})
    desk.template.press.click()
    assert desk.values()["prompt"] == PROMPT + " Briefly."
    assert "tag" not in desk.values()


def test_a_trial_being_changed_is_offered_no_template(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = with_template(qtbot, window, home)
    desk._fill({"task": ["marking"], "worked": "Well."}, None, "SOMETRIAL")
    assert desk.template.bar.isHidden()


def test_the_form_is_kept_as_a_template_without_its_occasion(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    assert desk.template.keep.isHidden()
    desk.form.put(
        {"task": ["feedback"], "tool": ["claude"], "worked": "Well.", "outcome": "mixed",
         "minutes_ai": "12", "visibility": "leaders"}
    )  # fmt: skip
    assert desk.template.keep.text() == "Keep this as my template for Feedback"
    desk.template.keep.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert templates(session) == {"feedback": {"tool": ["claude"]}}
    assert "Tool" in window.context.notices.sentence
    window.context.notices.accept_offer()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert templates(session) == {}


def test_without_templates_it_is_said_how_to_make_one(qtbot: QtBot, window: Frame) -> None:
    window.context.navigation.templates_wanted.emit()
    dialog = window.findChild(TemplatesDialog)
    qtbot.waitUntil(dialog.nothing.isVisible, timeout=20_000)
    settle(qtbot, window)
    assert not dialog.jobs.isVisible()  # an empty frame tells nobody anything
    dialog.close()


def test_templates_are_listed_changed_and_removed_and_come_back(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    with_template(qtbot, window, home)
    window.context.navigation.templates_wanted.emit()
    dialog = window.findChild(TemplatesDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.jobs.count() == 1, timeout=20_000)
    assert dialog.jobs.item(0).text() == "Marking"
    for section in dialog.form.sections.values():
        section.set_open(True)
    assert not set(LEFT_OUT) & set(dialog.form.editors)
    assert dialog.form.editors["prompt"].read() == PROMPT
    dialog.form.editors["worked"].control.setPlainText("Typed by the owner")
    dialog.keep.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert templates(session)["marking"]["worked"] == "Typed by the owner"
    dialog.remove.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert templates(session) == {}
    dialog.undo.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert templates(session)["marking"]["prompt"] == PROMPT
    dialog.close()
    QApplication.processEvents()


def test_settings_name_the_jobs_that_have_one(qtbot: QtBot, window: Frame, home: Home) -> None:
    card = window.page("settings").card("TemplatesCard")
    settle(qtbot, window)
    assert card.which.text().startswith("None yet")
    with_template(qtbot, window, home)
    assert card.which.text() == "Marking"


def test_changes_to_a_template_are_kept_when_another_is_looked_at_and_when_it_is_closed(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    with Journal(home).session() as session:
        keep_template(session, "feedback", {"tool": ["claude"]}, utc_now())
    with_template(qtbot, window, home)
    window.context.navigation.templates_wanted.emit()
    dialog = window.findChild(TemplatesDialog)
    qtbot.waitUntil(lambda: dialog.jobs.count() == 2, timeout=20_000)
    dialog.form.editors["next"].control.setPlainText("Typed for feedback")
    dialog.jobs.setCurrentRow(1)
    settle(qtbot, window)
    assert dialog.job() == "marking"
    assert "next" not in dialog.form.values()
    dialog.form.editors["next"].control.setPlainText("Typed for marking")
    dialog.close()
    settle(qtbot, window)
    with Journal(home).session() as session:
        kept = templates(session)
    assert kept["feedback"]["next"] == "Typed for feedback"
    assert kept["marking"]["next"] == "Typed for marking"

"""What stays here, after a save and on the trial, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator

from journal.clock import utc_now
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from ui.frame import Frame

AT_RISK = {
    "task": ["feedback"],
    "tool": ["chatgpt"],
    "tool_access": "personal-account",
    "outcome": "mixed",
    "worked": "The feedback on the diary entries was kind.",
    "didnt": "One pupil writes that she is afraid to go home, and the tool praised her style.",
    "pupil_at_risk": True,
    "data_put_in": ["pupil-work-named"],
}


def at_risk(home: Home) -> str:
    """A trial that calls for both sheets; its id."""
    with Journal(home).session() as session:
        return save_trial(session, TrialDraft(**AT_RISK), utc_now()).id


def staying(frame: Frame, trial: str) -> Iterator[str]:
    """Bring the Log and the Journal page into these states; what each is called."""
    frame.show_page("log")
    desk = frame.page("log").desk
    desk.staying.show_for(trial, ("handover", "note"))
    desk.focus_start()
    yield "log-stays-here"
    desk.staying.away.click()
    frame.context.navigation.trial_wanted.emit(trial)
    yield "journal-stays-here"

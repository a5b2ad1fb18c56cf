"""The review in its states, as pictures: part of tests.ui.pictures."""

from collections.abc import Iterator
from datetime import timedelta

from sqlmodel import delete

from journal.clock import utc_now
from journal.logbook.trials import save_trial, trials
from journal.model.draft import TrialDraft
from journal.model.membership import ReviewDecision
from journal.paths import Home
from journal.store.journal_file import Journal
from ui.frame import Frame
from ui.pages.share import SharePage

WORDS = (
    {
        "worked": "Zuzanna Kowalczyk wrote two paragraphs by herself, and the choir "
        "used the same prompt. Zuzanna was proud of it.",
        "didnt": "Tunde in 7B copied it whole, so I had to ring his mum on 07700 900123.",
        "phase": ["upper-secondary"],
        "subject": ["music"],
        "setting": "special",
        "visibility": "leaders",
        "line_for_leaders": "It needs somebody beside it the first time.",
    },
    {
        "worked": "A boy in my form told me that he is being bullied, and the tool helped me "
        "to word the note to his mother.",
        "didnt": "It invented a policy.",
        "visibility": "group",
        "data_put_in": ["pupil-work-named"],
    },
    {
        "worked": "A plain answer.",
        "didnt": "Hope had to redo it.",
        "visibility": "group",
        "pupil_at_risk": True,
    },
)


def write_trials(home: Home) -> None:
    """Three more trials in a journal, with what a review has to ask about."""
    now = utc_now()
    with Journal(home).session() as session:
        for n, values in enumerate(WORDS):
            draft = TrialDraft(
                task=["lesson-planning"],
                tool=["chatgpt"],
                outcome="mixed",
                tried_on=(now - timedelta(days=n)).date(),
                **values,
            )
            save_trial(session, draft, now)


def reviewing(frame: Frame) -> Iterator[str]:
    """Bring the Share page into one state of the review after the other; what each is called."""
    frame.show_page("share")
    page: SharePage = frame.page("share")
    giving = page.giving
    page.go_home()
    yield "share"
    page.home.share_button.click()
    yield "review-begin"
    giving.begin_view.questions_button.click()
    yield "review-question"
    while giving.question_view.question and giving.question_view.question.kind != "case":
        giving.question_view.go_on()
    yield "review-case"
    giving.begin()
    yield "review-begin-again"
    giving.begin_view.record_wanted.emit(_first_with_line(frame))
    yield "review-trial"
    giving.trial_view.body.step(1)
    giving.trial_view.sheet.verticalScrollBar().setValue(10_000)
    yield "review-trial-end"
    giving.answering.decide([one.item for one in giving.look.questions], "hide", giving.begin)
    yield "review-answered"
    giving.begin_view.all_wanted.emit()
    yield "review-leaves"
    giving.leaving_view.search.field.setText("by herself")
    giving.leaving_view.sheet.verticalScrollBar().setValue(0)
    yield "review-search"
    giving.leaving_view.sheet.verticalScrollBar().setValue(10_000)
    yield "review-leaves-end"
    giving.leaving_view.decided_wanted.emit()
    yield "review-decided"
    _forget_all(frame)
    page.go_home()
    yield "share"


def _forget_all(frame: Frame) -> None:
    """As it was before, for the next size and theme."""
    with Journal(frame.context.home).session() as session:
        session.exec(delete(ReviewDecision))


def _first_with_line(frame: Frame) -> str:
    with Journal(frame.context.home).reading() as session:
        return next(one.id for one in trials(session) if one.setting == "special")

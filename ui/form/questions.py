"""What the form asks, in which order, and what stays behind a click until it is wanted."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Question:
    """One field as it is asked. `words` and `hint` are English, marked for translation."""

    field: str
    words: str
    hint: str = ""
    starter: str = ""  # a beginning of a sentence, shown while the field is empty
    lines: int = 3
    few: int = 0  # chips seen at first, the rest behind a press; 0: all
    beside: bool = False  # whether the words stand beside the control


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of questions behind one heading; questions of a row stand side by side."""

    id: str
    title: str
    rows: tuple[tuple[Question, ...], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(question.field for row in self.rows for question in row)


def said(english: str) -> str:
    """What people read for a text of this module."""
    return QCoreApplication.translate("Form", english) if english else ""


_T = QT_TRANSLATE_NOOP

TASK = Question("task", _T("Form", "What was the job?"), _T("Form", "One or two"))
AIM = Question("aim", _T("Form", "Why use AI for it?"), _T("Form", "Up to two, if you like"), few=4)
REASON = Question(
    "reason_not_used", _T("Form", "Why did you decide not to?"), _T("Form", "One or two")
)
TOOL = Question(
    "tool", _T("Form", "Which tool?"), starter=_T("Form", "ChatGPT, Copilot, one of your own…")
)
WORKED = Question(
    "worked",
    _T("Form", "What worked"),
    starter=_T("Form", "It helped most when…\nI could use straight away…"),
    lines=4,
)
DIDNT = Question(
    "didnt",
    _T("Form", "What didn't"),
    starter=_T("Form", "I had to put right…\nIt took longer because…"),
    lines=4,
)
WHY_NOT = Question(
    "didnt",
    _T("Form", "In your own words"),
    _T("Form", "If you like"),
    _T("Form", "I kept this one to myself because…"),
)
NEXT = Question("next", _T("Form", "What next"), starter=_T("Form", "Next time I would…"), lines=1)
OUTCOME = Question("outcome", _T("Form", "How did it come out?"))
USUAL = Question("minutes_usual", _T("Form", "Minutes, the usual way"))
VISIBILITY = Question("visibility", _T("Form", "Who may see it?"), beside=True)
LINE = Question(
    "line_for_leaders",
    _T("Form", "A line for leaders"),
    _T("Form", "Up to 280 characters. The only words of yours that they get"),
    _T("Form", "What I would like leaders to know is…"),
    lines=2,
)
AGREED = Question(
    "colleague_agreed", _T("Form", "The colleague I watched agrees to my sharing this")
)

SECTIONS = (
    Section(
        "did",
        _T("Form", "What I did"),
        (
            (
                Question(
                    "did", _T("Form", "What I did"), starter=_T("Form", "I gave it… and asked for…")
                ),
            ),
            (Question("prompt", _T("Form", "The prompt I used")),),
            (Question("prompt_released", _T("Form", "The prompt may be shared with the trial")),),
            (
                Question("tool_version", _T("Form", "Version or tier of the tool")),
                Question("priority", _T("Form", "School priority it serves")),
            ),
            (Question("tool_access", _T("Form", "How I get at the tool")),),
            (
                Question(
                    "kept",
                    _T("Form", "What I kept for my own judgement"),
                    starter=_T("Form", "I decided myself…"),
                    lines=2,
                ),
            ),
            (Question("decision", _T("Form", "What I decided")),),
        ),
    ),
    Section(
        "time",
        _T("Form", "Time and quality"),
        (
            (
                Question("minutes_usual", _T("Form", "Usual way, minutes")),
                Question("minutes_ai", _T("Form", "With AI, all in, minutes")),
            ),
            (Question("items", _T("Form", "Number of items"), _T("Form", "books, reports…")),),
            (
                Question("minutes_prompting", _T("Form", "Prompting")),
                Question("minutes_checking", _T("Form", "Checking")),
                Question("minutes_fixing", _T("Form", "Fixing")),
                Question("minutes_learning", _T("Form", "Learning")),
            ),
            (Question("time_basis", _T("Form", "These minutes are")),),
            (Question("quality_vs_usual", _T("Form", "Quality against my usual way")),),
            (Question("time_went_to", _T("Form", "Where saved time went")),),
            (Question("effort_moved_to", _T("Form", "Whom effort moved to")),),
        ),
    ),
    Section(
        "context",
        _T("Form", "Pupils, subject and setting"),
        (
            (Question("subject", _T("Form", "Subject"), _T("Form", "One or two")),),
            (Question("phase", _T("Form", "Ages")),),
            (
                Question("year_label", _T("Form", "Year group, in your own words")),
                Question("tried_on", _T("Form", "Date")),
            ),
            (Question("setting", _T("Form", "Setting")),),
            (Question("for_whom", _T("Form", "For whom")),),
            (Question("pupil_reach", _T("Form", "How many pupils")),),
            (Question("hands_on", _T("Form", "Whose hands were on it")),),
            (Question("tried_by", _T("Form", "Who tried it")),),
            (Question("use", _T("Form", "How much use")),),
            (Question("role_band", _T("Form", "My role")),),
        ),
    ),
    Section(
        "checks",
        _T("Form", "Checking, evidence and benefit"),
        (
            (Question("checking", _T("Form", "How I checked it")),),
            (Question("fixes", _T("Form", "What had to be fixed")),),
            (Question("evidence", _T("Form", "What I go by")),),
            (Question("pupil_benefit", _T("Form", "What pupils got from it")),),
            (Question("could_not_use", _T("Form", "Who could not use it")),),
        ),
    ),
    Section(
        "safety",
        _T("Form", "Safety and concerns"),
        (
            (Question("data_put_in", _T("Form", "What was put in")),),
            (Question("safe_use", _T("Form", "Safe-use checks")),),
            (Question("concern", _T("Form", "Concerns")),),
            (Question("concern_action", _T("Form", "What I did about them")),),
            (
                Question(
                    "pupil_at_risk",
                    _T(
                        "Form",
                        "A pupil may be at risk (the trial then stays here, whatever is chosen)",
                    ),
                ),
            ),
            (Question("barrier", _T("Form", "What got in the way")),),
        ),
    ),
    Section(
        "growth",
        _T("Form", "Me: confidence, growth, links and tags"),
        (
            (Question("confidence_before", _T("Form", "Confidence before")),),
            (Question("confidence_after", _T("Form", "Confidence after")),),
            (Question("learned_from", _T("Form", "Learned from")),),
            (Question("still_using", _T("Form", "Still using it?")),),
            (
                Question(
                    "tag",
                    _T("Form", "Tags"),
                    starter=_T("Form", "Words to find it by, Enter after each"),
                ),
            ),
            (Question("growth", _T("Form", "Growth tags"), _T("Form", "Private, never shared")),),
            (
                Question(
                    "based_on",
                    _T("Form", "Based on a colleague's trial"),
                    _T("Form", "Its code, like T-4F7K"),
                ),
                Question(
                    "open_name",
                    _T("Form", "I lead here and will talk openly about this, as"),
                    _T("Form", "Your name, or nothing"),
                ),
            ),
        ),
    ),
)

"""How each kind of question is asked, and what its answers are called."""

from dataclasses import dataclass

from ui.review.marks import short, translate
from ui.work.leaving import Question

CASE, CONTEXT = "case", "context"
LISTED = {"person": "pupil", "school": "school", "place": "place", "class": "class"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The question, what each answer is called, and what an answer counts for."""

    asked: str
    hide: str
    keep: str
    reword: str
    counts_for: str


def wording(question: Question) -> Wording:
    """How this one is asked."""
    if question.kind == CASE:
        return Wording(
            translate("Review", "Does this describe one pupil’s situation?"),
            translate("Review", "Leave it out"),
            translate("Review", "It can go"),
            translate("Review", "Put it in other words"),
            translate(
                "Review",
                "Your answer counts for this text as it stands; edited, it is asked again.",
            ),
        )
    if question.kind == CONTEXT:
        return Wording(
            translate("Review", "Only you teach this here: “{words}”").format(
                words=short(question.item.text)
            ),
            translate("Review", "Say “{instead}”").format(instead=short(question.item.suggestion)),
            translate("Review", "Keep it"),
            translate("Review", "Reword"),
            translate(
                "Review", "Your answer counts for every place of the same word in this group."
            ),
        )
    counts = translate(
        "Review",
        "Your answer counts for every place of the same word, and is remembered for this group.",
    )
    if question.item.here:
        counts = translate(
            "Review",
            "Hidden, it is hidden everywhere. Kept, it stays in this place only, since the same "
            "word may be somebody’s name elsewhere.",
        )
    return Wording(
        _asked(question.kind),
        translate("Review", "Hide"),
        translate("Review", "Keep"),
        translate("Review", "Reword"),
        counts,
    )


def _asked(kind: str) -> str:
    return {
        "person": translate("Review", "Does this name or describe somebody?"),
        "class": translate("Review", "Does this tell which class it is?"),
        "school": translate("Review", "Does this tell which school it is?"),
        "place": translate("Review", "Does this tell where it is?"),
    }.get(kind, translate("Review", "Does this point to somebody?"))

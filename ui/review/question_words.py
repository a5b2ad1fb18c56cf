"""How each kind of question is asked, and what its answers are called."""

from journal.sharing.questions import Item
from ui.review.marks import short, translate

CASE, CONTEXT = "case", "context"
LISTED = {"person": "pupil", "school": "school", "place": "place", "class": "class"}


def asked(item: Item) -> str:
    """The question."""
    return {
        CASE: translate("Review", "Does this describe one pupil’s situation?"),
        CONTEXT: translate("Review", "Nobody else here shares this: “{words}”").replace(
            "{words}", short(item.text)
        ),
        "person": translate("Review", "Does this name or describe somebody?"),
        "class": translate("Review", "Does this tell which class it is?"),
        "school": translate("Review", "Does this tell which school it is?"),
        "place": translate("Review", "Does this tell where it is?"),
    }.get(item.kind, translate("Review", "Does this point to somebody?"))


def answers(item: Item) -> tuple[str, str, str]:
    """What hiding, keeping and rewording are called for it."""
    if item.kind == CASE:
        return (
            translate("Review", "Leave it out"),
            translate("Review", "It can go"),
            translate("Review", "Put it in other words"),
        )
    hide = translate("Review", "Hide")
    if item.kind == CONTEXT:
        hide = translate("Review", "Say “{instead}”").format(instead=short(item.suggestion, 30))
    return hide, translate("Review", "Keep"), translate("Review", "Reword")


def counts_for(item: Item) -> str:
    """What an answer to it counts for."""
    if item.kind == CASE:
        return translate(
            "Review", "Your answer counts for this text as it stands; edited, it is asked again."
        )
    if item.here:
        return translate(
            "Review",
            "Hidden, it is hidden everywhere. Kept, it stays in this place only, since the same "
            "word may be somebody’s name elsewhere.",
        )
    return translate(
        "Review",
        "Your answer counts for every place of the same word, and is remembered for this group.",
    )

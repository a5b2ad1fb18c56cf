"""The check-in as it is read aloud or printed on a slip: whole questions, answers by number."""

from journal import vocabulary
from journal.language import _


def questions() -> str:
    """The questions as plain text, in the order of the form."""
    blocks = [
        _("Check-in, whether you use AI or not. Leave out whatever you like."),
        _("What do you already use, and for what?"),
        _("What are you curious about?"),
        _("Where do you feel stuck?"),
        _numbered(_("How confident do you feel? One answer."), "confidence"),
        _numbered(_("How curious are you? One answer."), "curiosity"),
        _numbered(_("What gets in the way? As many as fit."), "barrier"),
        _numbered(_("What would help you? As many as fit."), "support_wanted"),
    ]
    return "\n\n".join(blocks) + "\n"


def _numbered(question: str, name: str) -> str:
    answers = [
        f"  {n}. {vocabulary.label(name, term.id)}"
        for n, term in enumerate(vocabulary.terms(name), 1)
    ]
    return "\n".join((question, *answers))

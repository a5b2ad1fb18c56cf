"""Why a row of a leaders' edition is shown, kept, hidden or blank, in a sentence."""

from journal.digest.disclosure.lines import Counts
from journal.digest.disclosure.rule import may_show
from journal.language import _


def because(effect: str, k: int) -> str:
    """Why a row has an effect other than being hidden."""
    sentence = {
        "new": _("At least {k} people stand behind it."),
        "renewed": _("At least {k} people joined, left or changed their answer."),
        "frozen": _(
            "Fewer than {k} people joined, left or changed their answer since, or what they said "
            "could be worked out."
        ),
        "blank": _(
            "Something in it was withdrawn. It returns once {k} people joined, left or changed "
            "their answer."
        ),
        "nothing": _("Nobody stands in it, and saying so tells of nobody."),
        "as-printed": _("Leaders have a file of this round; later ones print the same."),
    }[effect]
    return sentence.format(k=k)


def why_hidden(counts: Counts | None, least: int, k: int, again: bool, held: bool) -> str:
    """Why a row is hidden that needs `least` people: here, in an earlier file or round.

    `again` says that it is a later file of its round, `held` that it stands as in an earlier
    round. Without its counts the reason is said in general.
    """
    if again:
        return _("It was hidden in the first file of this round, so it is in the later ones.")
    if held:
        return _(
            "It was hidden before, and fewer than {k} people joined, left or changed their answer "
            "since, or what they said could be worked out."
        ).format(k=k)
    if counts is None:
        sentence = _("Fewer than {least} people stand behind it, or nearly all say the same.")
    elif counts.total < least:
        sentence = _("Fewer than {least} people stand behind it.")
    elif not may_show(counts.total, least):
        sentence = _("Rounded to fives, it would read as fewer than {least} people.")
    elif counts.alike:
        sentence = _("Nearly all in it say the same, which would tell what each of them said.")
    else:
        sentence = _("With it, another hidden figure could be worked out.")
    return sentence.format(least=least)

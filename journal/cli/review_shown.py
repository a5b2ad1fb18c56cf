"""A review as lines to be read: questions with their places, decisions, texts side by side."""

from collections.abc import Iterator
from dataclasses import replace

from journal.cli.app import say
from journal.language import _, plural
from journal.model import fields
from journal.privacy.decisions import Decision, Keep, Reword
from journal.sharing.questions import CONTEXT, MOST_CONTEXTS, Item, Place
from journal.sharing.reviewed import HeldBack, Mark, Review


def print_review(made: Review) -> None:
    """What is open, hidden and decided, and what stays here."""
    for heading, items in (
        (_("To decide"), made.questions),
        (_("Hidden"), made.hidden),
        (_("Decided"), made.decided),
    ):
        if items:
            say(f"{heading} ({len(items)})")
        for item in items:
            _print_item(item)
    _print_held_back(made.held_back)
    if made.questions:
        say(_("Answer with --decide FILE, or all at once with --decide-all hide or keep."))
    else:
        say(_("Nothing is left to decide; “bundle” writes what leaves."))
    unseen = len(made.unreviewed)
    if unseen:
        say(
            plural(
                "{n} record is new or changed since it was looked through.",
                "{n} records are new or changed since they were looked through.",
                unseen,
            )
        )


def print_decided(made: Review) -> None:
    """What was decided on words and texts that still stand there, and how."""
    decisions: dict[tuple[str, Decision], list[Mark]] = {}
    for mark in _marks(made):
        if mark.decision is not None:
            decisions.setdefault((mark.item.id, mark.decision), []).append(mark)
    for (identity, decision), marks in decisions.items():
        item = marks[0].item
        say(f"{identity}  “{_short(item.text)}” {_how(decision)}")
        _print_places(replace(item, places=tuple(mark.place for mark in marks)))
    if decisions:
        say(_("“review --undo ID” forgets one, so that it is asked again."))
    else:
        say(_("Nothing was decided yet."))


def print_texts(made: Review) -> None:
    """Every text of what is new or changed, private and as it would leave, with the reasons."""
    for identity in made.unreviewed:
        for text in made.reviewed[identity].texts:
            say(f"{identity[:8]}  {_label(text.field)}")
            say(f"  {_('here')}:   {_in_line(text.private)}")
            say(f"  {_('leaves')}: {_in_line(text.shared)}")
            for mark in text.all_marks:
                say(f"    “{_short(mark.place.words)}” {_how(mark.decision)}: {mark.finding.why}")
    _print_held_back(made.held_back)
    if not made.unreviewed:
        say(_("Nothing is new or changed since it was looked through."))


def _print_item(item: Item) -> None:
    say(f"  {item.id}  “{_short(item.text)}” → “{item.suggestion}” ({item.why})")
    others = [f"“{_short(form)}”" for form in item.forms if form not in item.context]
    if others:
        say("      " + _("also written {forms}").format(forms=", ".join(others)))
    _print_places(item)


def _print_places(item: Item) -> None:
    # Where keeping counts for these places only, each of them has to be seen.
    shown = item.places if item.here else item.places[:MOST_CONTEXTS]
    for place in shown:
        say(f"      {place.record[:8]} {_label(place.field)}: {_around(place)}")
    left = len(item.places) - len(shown)
    if left:
        say("      " + plural("and {n} more place", "and {n} more places", left))


def _print_held_back(held_back: list[HeldBack]) -> None:
    if held_back:
        say(_("Stays here") + f" ({len(held_back)})")
    for one in held_back:
        say(f"  {one.trial[:8]}  {one.why}")


def _marks(made: Review) -> Iterator[Mark]:
    for reviewed in made.reviewed.values():
        for text in reviewed.texts:
            yield from text.all_marks


def _how(decision: Decision | None) -> str:
    match decision:
        case Keep():
            return _("kept")
        case Reword(words):
            return _("reworded as “{words}”").format(words=words)
    return _("hidden")


def _around(place: Place) -> str:
    begun = "… " if place.start > place.before else ""
    goes_on = len(place.context) - place.before - len(place.words) >= CONTEXT
    return f"{begun}{_in_line(place.context)}{' …' if goes_on else ''}"


def _label(name: str) -> str:
    return _(fields.LABELS.get(name, name))


def _short(words: str) -> str:
    line = _in_line(words)
    return line if len(line) <= 60 else line[:59] + "…"


def _in_line(text: str) -> str:
    return " ".join(text.split())

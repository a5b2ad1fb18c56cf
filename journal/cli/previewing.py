"""What giving leaders a digest would newly show, keep, hide and leave blank, as lines or JSON."""

from dataclasses import asdict

from journal.cli.app import say, show_json
from journal.digest.compose import Composed
from journal.digest.disclosure.preview import Effects, named, summary
from journal.language import _


def print_effects(composed: Composed, as_json: bool) -> None:
    """The effects of a release on each row, told by kind with their reasons; nothing is written."""
    document = composed.document
    if as_json:
        show_json(
            {
                "edition": document.edition,
                "round": document.round,
                "given": composed.given,
                "summary": summary(composed.effects),
                "effects": [asdict(one) for one in composed.effects],
            }
        )
        return
    say(_heading(composed).format(round=document.round))
    for effect, count in summary(composed.effects).items():
        if count:
            say("")
            say(f"{named(effect)} ({count})")
            _print_rows([one for one in composed.effects if one.effect == effect])


def _heading(composed: Composed) -> str:
    if composed.given:
        return _("Round {round}: leaders have a file of it. Another one would print:")
    if composed.document.edition == "brief":
        return _("Round {round}, a group brief: nothing is given to leaders yet. It would print:")
    return _("Round {round}: nothing is given to leaders yet. A file for them would print:")


def _print_rows(found: list[Effects]) -> None:
    """Rows of one reason and one figure in a line, after their reason."""
    reasons: dict[str, dict[str, list[str]]] = {}
    for one in found:
        reasons.setdefault(one.why, {}).setdefault(one.title, []).append(one.label)
    for why, figures in reasons.items():
        say(f"  {why}")
        for title, labels in figures.items():
            told = "" if labels == [title] else ": " + ", ".join(labels)
            say(f"    {title}{told}")

"""What the prompt library asks of the journal."""

from collections.abc import Sequence

from sqlmodel import Session

from journal import vocabulary
from journal.logbook.glance import GlanceRow
from journal.logbook.prompts import KeptPrompt, matching, outcomes, prompts
from journal.render.bare import bare


def kept(session: Session) -> list[KeptPrompt]:
    """Every prompt, last used first."""
    return prompts(session)


def found(
    prompts: Sequence[KeptPrompt], typed: str, most: int
) -> tuple[int, list[KeptPrompt], list[GlanceRow]]:
    """How many hold what is typed; the `most` last used of them, and their lines."""
    all_found = matching(prompts, typed)
    shown = all_found[:most]
    return len(all_found), shown, [row(prompt) for prompt in shown]


def row(prompt: KeptPrompt) -> GlanceRow:
    """A prompt as a line of a list: its jobs, how it came out and with which tools, its words."""
    return GlanceRow(
        prompt.uses[0].trial,
        str(prompt.last_used or ""),
        vocabulary.labels("task", prompt.tasks),
        vocabulary.labels("tool", prompt.tools),
        outcomes(prompt.uses[:1]),
        bare(prompt.text),
    )

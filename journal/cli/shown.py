"""A trial as commands print it: one line for a person, an object for a script."""

import json
from typing import Any

from journal import vocabulary
from journal.model.trial import Trial, net_minutes


def trial_json(trial: Trial) -> dict[str, Any]:
    """The fields of a trial for a script, with its net minutes."""
    values: dict[str, Any] = json.loads(trial.model_dump_json(exclude={"n", "source_hash"}))
    return values | {"net_minutes": net_minutes(trial)}


def trial_line(trial: Trial) -> str:
    """A trial in one line; one that has no outcome by nature is told by its kind."""
    untold = trial.outcome in (None, "not-stated")
    came_out = vocabulary.label("outcome", trial.outcome or "not-stated")
    kind = vocabulary.label("kind", trial.kind)
    words = [
        trial.id[:8],
        str(trial.tried_on),
        vocabulary.labels("task", trial.task) or "–",
        vocabulary.labels("tool", trial.tool) or "–",
        kind if untold and trial.kind != "tried-it" else came_out,
    ]
    return "  ".join(words)

"""One trial as a card: its texts as reviewed, its facts in words, minutes as bands."""

from collections.abc import Iterator

from journal.digest.gather.outcomes import NOT_TRIED
from journal.digest.gather.trials import Trial
from journal.digest.peers.blocks import Card
from journal.digest.peers.reading import Printing
from journal.digest.wording import and_more, months_since, not_recorded, two_months
from journal.language import _
from journal.vocabulary import label

OLD_AFTER_MONTHS = 12
# Bands whose label names its unit.
IN_HOURS = frozenset({"60-120", "120-240", "over-240"})
_TEXTS = ("did", "worked", "didnt", "next", "kept", "priority", "prompt")
_CONTEXT = ("phase", "subject_area", "setting", "hands_on", "for_whom", "pupil_reach", "tried_by")
# Beside the rest of a context these words say nothing.
_UNTOLD = frozenset({"other", "not-stated"})
_FACTS = (
    "quality_vs_usual", "time_went_to", "effort_moved_to", "checking", "fixes", "evidence",
    "concern", "concern_action", "data_put_in", "pupil_benefit", "could_not_use", "decision",
    "still_using", "reason_not_used",
)  # fmt: skip


def card(reading: Printing, trial: Trial) -> Card:
    """The card of a printed trial (journal.digest.gather.printed)."""
    return Card(
        code=trial["code"],
        job=reading.words("task", trial["job"]),
        tool=tool_of(reading, trial),
        result=trial["result"],
        outcome=outcome_of(trial),
        context=_context(reading, trial),
        period=reading.once(("period", trial["period"]), lambda: two_months(trial["period"])),
        marks=tuple(_marks(reading, trial)),
        texts=tuple(_texts(reading, trial)),
        facts=tuple(_facts(reading, trial)),
    )


def tools_of(reading: Printing, trial: Trial) -> str:
    """The tools of a trial in words."""
    if trial["tool"]:
        return reading.several("tool", trial["tool"])
    return _("No tool") if trial["kind"] == "usual-way-timed" else _("Tool not named")


def tool_of(reading: Printing, trial: Trial) -> str:
    """The tools of a trial with their version, in words."""
    tools = tools_of(reading, trial)
    version = reading.scanner.printed(trial["tool_version"]) if trial["tool"] else ""
    return f"{tools} ({version})" if version else tools


def job_with_tool(reading: Printing, trial: Trial) -> str:
    """The job of a trial and what was used for it, in words."""
    job = reading.words("task", trial["job"])
    return _("{job}, with {tool}").format(job=job, tool=tool_of(reading, trial))


def outcome_of(trial: Trial) -> str:
    """What came of a trial, in words."""
    if trial["kind"] in NOT_TRIED:
        return label("kind", trial["kind"])
    return label("outcome", trial["outcome"] or "not-stated")


def _context(reading: Printing, trial: Trial) -> str:
    parts = []
    for field in _CONTEXT:
        value = trial[field]
        if isinstance(value, tuple):
            told = tuple([one for one in value if one not in _UNTOLD])
            parts.append(reading.several(field, told))
        elif value and value not in _UNTOLD:
            parts.append(reading.several(field, (value,)))
    return " · ".join(part for part in parts if part)


def _marks(reading: Printing, trial: Trial) -> Iterator[str]:
    yield reading.several("evidence_label", (trial["label"],))
    if trial["related"]:
        yield _related(trial)
    if trial["kind"] == "watched-a-colleague":
        yield label("kind", trial["kind"])
    if trial["period"] and months_since(trial["period"], reading.as_of) > OLD_AFTER_MONTHS:
        yield _("more than a year old")
    if trial["outdated"]:
        yield _("later trials used another version")


def _related(trial: Trial) -> str:
    codes = and_more(", ".join(trial["related"]), trial["more_related"])
    return _("see {codes}").format(codes=codes)


def _texts(reading: Printing, trial: Trial) -> Iterator[tuple[str, str]]:
    names = reading.once("texts", text_names)
    for field in _TEXTS:
        text = reading.scanner.printed(trial[field])
        if text:
            yield names[field], text


def _facts(reading: Printing, trial: Trial) -> Iterator[tuple[str, str]]:
    names = reading.once("facts", _fact_names)
    kept = ("usual_band", "ai_band", "net_per_item_band", "time_basis")
    times = tuple([trial[field] for field in kept])
    yield names["time"], reading.once(("minutes", times), lambda: minutes(trial))
    for field in _FACTS:
        value = trial[field]
        if value:
            values = value if isinstance(value, tuple) else (value,)
            yield names[field], reading.several(field, values)
    tags = ", ".join(reading.scanner.printed(tag) for tag in trial["tag"])
    if tags:
        yield _("Tags"), tags


def text_names() -> dict[str, str]:
    """What each text of a trial is called."""
    return {
        "did": _("What I did"),
        "worked": _("What worked"),
        "didnt": _("What didn’t"),
        "next": _("What next"),
        "kept": _("Kept for my own judgement"),
        "priority": _("The priority it serves"),
        "prompt": _("The prompt"),
    }


def _fact_names() -> dict[str, str]:
    return {
        "time": _("Time"),
        "quality_vs_usual": _("Quality against the usual"),
        "time_went_to": _("Saved time went to"),
        "effort_moved_to": _("Effort moved to"),
        "checking": _("Checked"),
        "fixes": _("Had to fix"),
        "evidence": _("Evidence"),
        "concern": _("Concerns"),
        "concern_action": _("What was done about them"),
        "data_put_in": _("What was put in"),
        "pupil_benefit": _("Pupils benefited from"),
        "could_not_use": _("Could not use it"),
        "decision": _("Decision"),
        "still_using": _("Still using it"),
        "reason_not_used": _("Why not"),
    }


def minutes(trial: Trial) -> str:
    """The time of a trial in words, as bands of minutes; "Not recorded" where nothing is."""
    parts = []
    if trial["usual_band"]:
        parts.append(_("usual way {band}").format(band=band(trial["usual_band"])))
    if trial["ai_band"]:
        parts.append(_("with AI, all in, {band}").format(band=band(trial["ai_band"])))
    if trial["net_per_item_band"]:
        value = trial["net_per_item_band"]
        net = label("net_band", value).lower()
        in_hours = value.partition("-")[2] in IN_HOURS  # lost or saved, then the band
        said = _("{net} an item") if in_hours else _("{net} minutes an item")
        parts.append(said.format(net=net))
    if not parts:
        return not_recorded()
    basis = label("time_basis", trial["time_basis"]).lower() if trial["time_basis"] else ""
    return "; ".join(parts) + (f" ({basis})" if basis else "")


def band(value: str) -> str:
    """A band of minutes in words, with its unit."""
    name = label("minutes_band", value)
    return name if value in IN_HOURS else _("{band} minutes").format(band=name)

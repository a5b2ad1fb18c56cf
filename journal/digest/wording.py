"""Words that both editions share: titles, standard sentences, months."""

from datetime import date

from journal.language import _, month_pattern
from journal.render.bare import bare

SECTIONS = (
    "what-this-is",
    "listening",
    "leaders-own-trials",
    "spread-and-gaps",
    "who-benefited",
    "safe-use",
    "chains",
    "by-job",
    "time",
    "still-in-use",
    "start-here",
    "roadmap",
)


def section_title(section: str) -> str:
    """The title of one of the twelve sections."""
    return {
        "what-this-is": _("What this is"),
        "listening": _("Listening"),
        "leaders-own-trials": _("Leaders’ own trials"),
        "spread-and-gaps": _("Spread and gaps"),
        "who-benefited": _("Who benefited, and who could not"),
        "safe-use": _("Safe use"),
        "chains": _("Tried, changed, tried again"),
        "by-job": _("What worked and what didn’t, by job"),
        "time": _("Time"),
        "still-in-use": _("Still in use?"),
        "start-here": _("Start here"),
        "roadmap": _("Roadmap and actions"),
    }[section]


def figure_title(figure: str) -> str:
    """What a figure is called in both editions, by the field that it counts or an id of its own."""
    return {
        "confidence": _("How confident people feel, lowest first"),
        "curiosity": _("How curious people are, lowest first"),
        "barrier": _("Where people feel stuck"),
        "support_wanted": _("Support wanted"),
        "aim": _("Why we use AI"),
        "pupil_benefit": _("What pupils gained, as their teachers saw it"),
        "could_not_use": _("Who could not use it"),
        "data_put_in": _("What was put in"),
        "concern": _("Concerns"),
        "concern_action": _("What was done about concerns"),
        "checking": _("How the output was checked"),
        "net_per_item_band": _("Net minutes an item"),
        "time_basis": _("How the minutes are known"),
        "time_went_to": _("Where the time went"),
        "effort_moved_to": _("Whom effort moved to"),
        "in_the_way": _("What got in the way"),
        "go_by": _("What people go by when they say how it went"),
        "subject_area": _("Subjects"),
        "reason_not_used": _("Why people decided not to use it"),
        "learned_from": _("How people learned to use it"),
        "still_using": _("Still using it, asked after six teaching weeks"),
        "spread": _("Kind of work and phase"),
        "safe_use": _("Safe-use checks"),
        "accounts": _("Tools and whose accounts"),
        "by_job": _("What worked and what didn’t, by kind of work"),
        "chains": _("What was changed, and how it then went"),
        "effort": _("Effort saved and effort moved, with quality against the usual"),
        "evidence": _("How often something was repeated"),
        "start_here": _("Low-risk jobs in which a repeat of a colleague’s trial worked"),
    }[figure]


def nothing_shared() -> str:
    """What a section says that has nothing."""
    return _("Nothing shared yet.")


def more_released() -> str:
    """What stands under lines that are not all of those that were released."""
    return _("More lines were released than are printed here.")


def too_few() -> str:
    """What a hidden figure says."""
    return _("too few to show")


def withdrawn() -> str:
    """What a figure says that held something withdrawn since it was printed."""
    return _("withdrawn since")


def not_tried() -> str:
    """What a blank of the spread says: silence is no evidence."""
    return _("not tried or not shared")


def nobody() -> str:
    """What a blank says in a table of answers."""
    return _("said by nobody")


def not_recorded() -> str:
    """What a missing answer says; it is never a nought."""
    return _("Not recorded")


def cut(text: str, most: int) -> str:
    """The text on one line without marks of Markdown, cut after a whole word where it has more
    than `most` characters, of which there are fewer than journal.render.bare.LONGEST.
    """
    line = bare(text)
    if len(line) <= most:
        return line
    head = line[: most - 2]
    whole, space, _rest = head.rpartition(" ")
    return (whole if space and len(whole) > most // 2 else head) + " …"


def and_more(names: str, more: int) -> str:
    """Some names, and how many there are beyond them where there are any."""
    return _("{names} and {n} more").format(names=names, n=more) if more > 0 else names


def preview() -> str:
    """What stands over a page for leaders that is looked at."""
    return _("Preview: nothing of this round has been given to leaders yet.")


def month(day: date) -> str:
    """The month and year of a day."""
    return month_pattern(day.month).format(year=day.year)


def two_months(period: str | None) -> str:
    """A two-month period in words ("2026-11" is November and December 2026); "" for none."""
    if not period:
        return ""
    year, first = int(period[:4]), int(period[5:])
    return _("{first} to {second}").format(
        first=month_pattern(first).format(year="").strip(),
        second=month_pattern(first + 1).format(year=year),
    )


def months_since(period: str, day: date) -> int:
    """Whole months from the end of a two-month period to a day's month."""
    year, first = int(period[:4]), int(period[5:])
    return (day.year - year) * 12 + day.month - (first + 1)


def closing() -> tuple[str, ...]:
    """What the digest cannot prove, at the end of each edition."""
    return (
        _(
            "This digest cannot show what pupils learned, whether the law was kept, or whether "
            "people know the policy. It shows what colleagues chose to share."
        ),
        _(
            "Names and details were removed before anything was shared. In a small group people "
            "may still guess, so please do not try to work out who wrote what."
        ),
        _("It is not a measure of anyone. A printed digest cannot be recalled."),
    )

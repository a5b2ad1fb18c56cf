"""What the tool register says of using a tool today, in one kind sentence. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journal import vocabulary
from journal.language import _, month_pattern
from journal.model.register import RegisteredTool

APPROVED = ("approved", "approved-with-limits")
NO_TOOL = "not-named-not-sure"
SOON = 2  # months before a review that count as soon


@dataclass(frozen=True)
class Approval:
    """`status` is one of `no-register`, `no-tool`, `approved`, `approved-with-limits`, `lapsed`,
    `under-review`, `not-approved`, `not-known`, `not-in-register`. `sentence` is None where there
    is nothing to say.
    """

    status: str
    sentence: str | None = None


def approval_among(lines: Sequence[RegisteredTool], tool: str, today: date) -> Approval:
    """What the register's lines say of `tool`, an id or a name in any spelling that is known.

    An empty register says nothing of any tool: who keeps none is not reminded of it. Of several
    lines for a tool, one for each tier, the best counts and names its tier.
    """
    wanted = vocabulary.resolve("tool", tool)
    if not lines:
        return Approval("no-register")
    if not wanted or wanted == NO_TOOL:
        return Approval("no-tool")
    name = vocabulary.label("tool", wanted)
    own = [line for line in lines if line.tool.casefold() == wanted.casefold()]
    if not own:
        return Approval(
            "not-in-register",
            _(
                "{tool} is not in your tool register yet. Log the trial all the same; you can "
                "add the tool when you know more."
            ).format(tool=name),
        )
    best = min(own, key=lambda line: _ORDER.index(_status(line, today)))
    if len(own) > 1 and best.version:
        name = f"{name} ({best.version})"
    status = _status(best, today)
    if status == "approved":
        others = any(_status(line, today) not in APPROVED for line in own)
        return _tier_alone(name) if others else Approval(status)
    return Approval(status, _sentence(status, best, name))


def review_state(line: RegisteredTool, today: date) -> str:
    """ "past" where the month of a line's review is over, "soon" within two months, else ""."""
    if not line.review_on:
        return ""
    year, month = _year_and_month(line)
    months_left = (year - today.year) * 12 + month - today.month
    if months_left < 0:
        return "past"
    return "soon" if months_left <= SOON else ""


_ORDER = (
    "approved", "approved-with-limits", "lapsed", "under-review", "not-known", "not-approved",
)  # fmt: skip


def _status(line: RegisteredTool, today: date) -> str:
    if line.status not in APPROVED:
        return line.status
    if review_state(line, today) == "past":
        return "lapsed"
    limited = line.approved_uses or line.data_limits or line.age_limit
    return "approved-with-limits" if limited else line.status


def _sentence(status: str, line: RegisteredTool, name: str) -> str:
    if status == "approved-with-limits":
        return _limits(line, name)
    if status == "lapsed":
        year, month = _year_and_month(line)
        return _(
            "The approval of {tool} was to be looked at again by {month}; it may still hold, so "
            "ask before you rely on it."
        ).format(tool=name, month=month_pattern(month).format(year=year))
    sentences = {
        "under-review": _(
            "{tool} is still being looked at; until that is done, keep anything about pupils "
            "out of it."
        ),
        "not-known": _(
            "Whether {tool} is approved is not known yet; note it in the register once you hear."
        ),
        "not-approved": _(
            "{tool} is not approved at your school so far. Your trial is still worth keeping; "
            "it shows what people need."
        ),
    }
    return sentences[status].format(tool=name)


def _limits(line: RegisteredTool, name: str) -> str:
    limits = []
    if line.approved_uses:
        limits.append(_("for {uses}").format(uses=_inside(line.approved_uses)))
    if line.data_limits:
        limits.append(_("data: {limits}").format(limits=_inside(line.data_limits)))
    if line.age_limit:
        limits.append(_("from age {years}").format(years=line.age_limit))
    if not limits:
        return _("{tool} is approved with limits; the register does not say which.").format(
            tool=name
        )
    return _("{tool} is approved with limits ({limits}).").format(
        tool=name, limits="; ".join(limits)
    )


def _tier_alone(name: str) -> Approval:
    return Approval(
        "approved-with-limits",
        _("{tool} is approved, other versions of it are not so far.").format(tool=name),
    )


def _inside(text: str) -> str:
    return text.strip().rstrip(".")


def _year_and_month(line: RegisteredTool) -> tuple[int, int]:
    year, month = (line.review_on or "").split("-")
    return int(year), int(month)

"""What is in a group's folder, in words and with an icon for each kind."""

from collections import Counter
from collections.abc import Sequence

from journal.group.folder.state import Contribution, FolderFile, FolderState
from journal.language import _, plural
from ui.work.folders import FolderLook
from ui.work.groups import Group

# Sorted as they stand in the lists: what needs somebody first.
STANDING_ICONS = {
    "unreadable": "notice",
    "lapsed": "pause",
    "not-refreshed": "timer",
    "current": "check",
}
STATE_ICONS = {
    "unreadable": "notice",
    "foreign": "notice",
    "arriving": "timer",
    "new": "plus",
    "copy": "copy",
    "older": "again",
    "removed": "close",
    "sealed": "lock",
    "merged": "check",
    "own": "check",
}


def summary(look: FolderLook, group: Group) -> str:
    """What the folder holds, in a sentence or two."""
    if look.state is None:
        return look.trouble
    state = look.state
    parts = _standings(state.contributions) if group.reads else _for_members(state)
    fresh = len(state.to_merge)
    if fresh:
        parts.append(plural("{n} new file", "{n} new files", fresh))
    said = "; ".join(parts) or _("Nothing is there yet")
    return " ".join([f"{said}.", *_odd(state)])


def standing_in_words(one: Contribution, reads: bool) -> str:
    """How somebody's contribution stands, for somebody who `reads` what members send or not."""
    said = {
        "current": _("current"),
        "not-refreshed": _("not refreshed in this round"),
        "lapsed": _("lapsed, not refreshed for two rounds"),
        "unreadable": _("cannot be read"),
    }[one.standing]
    # Who does not read them learns late, or never, that she was let in.
    if not (one.waiting and reads):
        return said
    return _("{standing}, waits to be let in").format(standing=said)


def state_in_words(one: FolderFile) -> str:
    """What a file in the folder is to this computer."""
    said = {
        "own": _("yours"),
        "merged": _("merged here"),
        "new": _("new"),
        "older": _("older than what is here"),
        "removed": _("of somebody who was removed from the group"),
        "arriving": _("still arriving, looked at again soon"),
        "copy": _("a second copy"),
        "unreadable": _("cannot be read"),
        "foreign": _("for another group"),
        "sealed": _("sealed for the facilitators"),
    }[one.state]
    return _("{state}, from another computer").format(state=said) if one.from_elsewhere else said


def needs_asking(state: FolderState) -> bool:
    """Whether somebody's contribution is not current, or nothing came from somebody invited."""
    people = [one for one in state.contributions if one.contributor]
    missing = state.invited is not None and len(people) < state.invited
    return missing or any(one.standing != "current" for one in people)


def _standings(contributions: Sequence[Contribution]) -> list[str]:
    people = [one for one in contributions if one.contributor]
    if not people:
        return []
    counts = Counter(one.standing for one in people)
    current, total = counts["current"], len(people)
    if current == total:
        return [plural("The one that is there is current", "All {n} are current", total)]
    parts = [_("{n} of {total} are current").format(n=current, total=total)]
    for standing, said in (
        ("not-refreshed", _("{n} not refreshed")),
        ("lapsed", _("{n} lapsed")),
        ("unreadable", _("{n} cannot be read")),
    ):
        if counts[standing]:
            parts.append(said.format(n=counts[standing]))
    return [", ".join(parts)]


def _for_members(state: FolderState) -> list[str]:
    """Members of a group whose files only the facilitators open."""
    own = next((one for one in state.contributions if one.is_own), None)
    sealed = sum(file.state == "sealed" for file in state.files)
    parts = []
    if own is not None:
        standing = standing_in_words(own, reads=False)
        parts.append(_("Your file: {standing}").format(standing=standing))
    elif not any(file.state == "own" for file in state.files):
        parts.append(_("No file of yours is there yet"))
    else:
        parts.append(_("Your file is there"))
    if sealed:
        parts.append(
            plural("{n} file for the facilitators", "{n} files for the facilitators", sealed)
        )
    return parts


def _odd(state: FolderState) -> list[str]:
    """What else lies there that somebody should know of."""
    said = []
    told = {one.file for one in state.contributions if one.contributor and one.file}
    count = Counter(file.state for file in state.files if file.name not in told)
    if count["arriving"]:
        said.append(
            plural(
                "{n} file is still arriving.", "{n} files are still arriving.", count["arriving"]
            )
        )
    if count["unreadable"]:
        said.append(
            plural("{n} file cannot be read.", "{n} files cannot be read.", count["unreadable"])
        )
    if count["copy"]:
        said.append(plural("{n} is a second copy.", "{n} are second copies.", count["copy"]))
    return said


def who(one: Contribution) -> str:
    """Whose contribution it is: a code, never a name."""
    return _("{code} (you)").format(code=one.code) if one.is_own else one.code

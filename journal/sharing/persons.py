"""Who is the same person in what is shared: "Zuzanna" and "Zuzanna Nowak", if no other Zuzanna is.

Only the review asks so: a wording tells apart within one trial, by
journal.privacy.wording.person_numbers.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from journal.privacy.lists.own_names import OwnNames
from journal.privacy.names.ordinary import is_known_name, is_ordinary
from journal.privacy.reading import Reading, folded
from journal.privacy.titles import TITLE

Name = tuple[str, ...]  # the folded words of a name, sorted; initials and titles among them
_TITLE = re.compile(TITLE, re.IGNORECASE)


def name_of(words: str) -> Name:
    """The words of a name, compared whatever their case, accents, possessive and order."""
    found = [word.text.removesuffix("'s").removesuffix("'S") for word in Reading(words).words]
    return tuple(sorted(folded(word) for word in found if word))


def without_title(words: str) -> str:
    """A name less the titles before it."""
    found = words.split()
    while len(found) > 1 and _TITLE.fullmatch(found[0].rstrip(".")):
        del found[0]
    return " ".join(found)


def is_name_and_word(words: str, own: OwnNames) -> bool:
    """Whether one word is somebody's name and a word of the dictionary too: only places tell."""
    name = name_of(words)
    if len(name) != 1 or not is_ordinary(name[0]):
        return False
    return is_known_name(name[0]) or own.kind_of(words) is not None


def may_name_another(words: str, own: OwnNames) -> bool:
    """Whether the same words may be a pupil's name elsewhere, though they name nobody here."""
    name = name_of(words)
    if any(is_known_name(part) for part in name) or own.kind_of(words) is not None:
        return True
    return len(name) == 1 and is_ordinary(name[0])


def same_person(names: Collection[Name]) -> Mapping[Name, Name]:
    """For each name the fullest name of the same person, itself where that is not clear.

    A short name is that of a fuller one it fits where it fits no other: two surnames with one
    first name are two people, and the first name alone is neither of them.
    """
    by_part: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(set(names)):
        for part in set(name):
            by_part[part].append(name)
    fuller = {name: _fuller(name, by_part) for name in set(names)}
    fullest = {name for name, others in fuller.items() if not others}
    found: dict[Name, Name] = {}
    for name, others in fuller.items():
        wholes = [one for one in others if one in fullest]
        found[name] = wholes[0] if len(wholes) == 1 else name
    return found


def _fuller(name: Name, by_part: Mapping[str, list[Name]]) -> list[Name]:
    known = next((part for part in name if len(part) > 1 and not _TITLE.fullmatch(part)), None)
    if known is None:
        return []
    return [one for one in by_part[known] if one != name and _fits(name, one)]


def _fits(name: Name, fuller: Name) -> bool:
    """Whether every word of `name` is one of `fuller`, and every initial begins another one."""
    left = list(fuller)
    for part in sorted(name, key=len, reverse=True):
        found = next((one for one in left if one == part), None)
        if found is None and len(part) == 1:
            found = next((one for one in left if one.startswith(part)), None)
        if found is None:
            return False
        left.remove(found)
    return len(fuller) > len(name) or _letters(fuller) > _letters(name)


def _letters(name: Name) -> int:
    return sum(map(len, name))

"""Who is who within one trial: the same person reads the same, another one is told apart."""

import re

from journal.language import _
from journal.privacy.lists.own_names import OwnNames
from journal.privacy.reading import Reading, folded
from journal.privacy.titles import TITLE

_TITLE = re.compile(rf"^{TITLE}\b\.?", re.IGNORECASE)
_PARENT = re.compile(
    r"\b(?:mum|mom|mother|dad|father|parent|carer|guardian|gran(?:ny|dad|ma|pa|dmother|dfather|dparents?)?|nan|aunt\w*|uncle)\b",
    re.IGNORECASE,
)
_IS_PARENT = re.compile(
    rf",? \(?(?:(?:who )?(?:is|was) )?(?:(?:an?|the|his|her|their|\w+'s) )?{_PARENT.pattern}",
    re.IGNORECASE,
)
# Whose parent is spoken of is a child, and so is who has a need.
_HAS_PARENT = re.compile(
    r"(?:['’]s?)? (?:and (?:his|her|their) )?(?:\w+ )?"
    r"(?:mum|mom|mother|dad|father|parents?|carers?|guardians?|gran|nan)\b"
    r"|,? who (?:has|is) (?:an? )?(?:EAL|SEND?|EHCP|PP|dyslexi\w+|autis\w+|ADHD)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:colleagues?|teachers?|TAs?|LSAs?|HLTAs?|heads?|headteacher|principal|SENCOs?"
    r"|SENDCO|HoDs?"
    r"|deput(?:y|ies)|governors?|technicians?|mentors?|tutors?|caretaker|coordinators?"
    r"|my line manager|ECTs?|assistants?|librarians?|business manager|co-?teach\w*|DSLs?"
    r"|trainees?|NQTs?)\b"
)
_PUPIL = re.compile(
    r"\b(?:pupils?|students?|child|children|kids?|boys?|girls?|learners?|lads?|year \d+|y\d+|class"
    r"|homework|essays?|work|books?|writing|spelling|reading|answers?|struggl\w+|SEND?|EHCP|EAL|TA"
    r"|dyslexi\w+|autis\w+|group|table|draft|paragraph|mark|grade|sat|copied|finished)\b",
    re.IGNORECASE,
)


# "Year 7B" and "class 7B" are "7B".
_CLASS_WORD = re.compile(
    r"^(?:year|yr|y|class|form|(?:tutor|reg) group)\b\.?(?= ?\d)|\bclass$|'s$", re.IGNORECASE
)


class PersonNumbers:
    """Shared over a trial's texts, so that a person hidden in two of them reads the same.

    `own` tells pupils from staff where the owner's lists do; context tells the rest.
    """

    def __init__(self, own: OwnNames | None = None) -> None:
        self._own = own or OwnNames(())
        self._known: list[tuple[set[str], str, int]] = []
        self._things: dict[str, list[str]] = {}

    def person(self, name: str, before: str, after: str) -> tuple[str, int]:
        """The role ("pupil", "staff", "parent" or "someone") and number (from 1) of the person
        called `name`, which stands between `before` and `after`."""
        keys = _keys(name)
        if len(keys) == 1:
            keys = keys | self._own.whole_name(*keys)
        for known, role, number in self._known:
            if keys and (keys <= known or known <= keys):
                known |= keys
                return role, number
        role = self._role(name, before, after)
        number = 1 + sum(known_role == role for _keys_, known_role, _number in self._known)
        self._known.append((keys, role, number))
        return role, number

    def lacks_apostrophe(self, name: str) -> bool:
        """Whether `name` is a person known here with the s of a possessive: "kofis book"."""
        key = folded(name)
        if not key.endswith("s") or self._own.holds(key):
            return False
        return self._own.holds(key[:-1]) or any(key[:-1] in known for known, *_role in self._known)

    def thing(self, sort: str, text: str) -> int:
        """The number, from 1, of a class, school or place among those of its sort."""
        seen = self._things.setdefault(sort, [])
        key = " ".join(word.key for word in Reading(text).words) or text.casefold()
        key = re.sub(r"\W", "", _CLASS_WORD.sub("", text)).casefold() if sort == "class" else key
        if sort == "school":  # "Oakfield" is "Oakfield Academy"
            words = set(key.split())
            key = next((k for k in seen if words <= (k_ := set(k.split())) or k_ <= words), key)
        if key not in seen:
            seen.append(key)
        return seen.index(key) + 1

    def is_own_school(self, text: str) -> bool:
        """Whether the owner's lists hold it, or hold no school so that the first must be it."""
        listed = any(name.kind == "school" for name in self._own.names)
        return self._own.kind_of(text) == "school" if listed else self.thing("school", text) == 1

    def _role(self, name: str, before: str, after: str) -> str:
        if _PARENT.search(before[-12:].rstrip(" ,")[-9:]):
            return "parent"
        match self._own.kind_of(name):
            case "pupil":
                return "pupil"
            case "staff":
                return "staff"
        near, far = before[-30:] + "|" + after[:20], before[-80:] + "|" + after[:60]
        if _HAS_PARENT.match(after):
            return "pupil"
        last = before.split()[-1] if before.split() else ""
        titled = bool(_TITLE.search(name) or _TITLE.search(last))
        if _IS_PARENT.match(after) or (titled and _PARENT.search(near)):
            return "parent"
        if titled:
            return "staff"
        if _STAFF.search(near):
            return "staff"
        return "pupil" if _PUPIL.search(far) else "someone"


def _keys(name: str) -> set[str]:
    words = (folded(word.text.removesuffix("'s")) for word in Reading(name).words)
    return {word for word in words if len(word) > 1 and not _TITLE.fullmatch(word)} or {
        name.casefold()
    }


def person_wording(role: str, number: int) -> tuple[str, str]:
    """Article and noun for the `number`-th person of a role: ("a", "pupil"), ("another", …)."""
    nouns = {
        "pupil": _("pupil"),
        "staff": _("colleague"),
        "parent": _("parent"),
        "someone": _("person"),
    }
    if role == "someone" and number == 1:
        return "", _("someone")
    return _article(number), nouns[role]


def _article(number: int) -> str:
    words = (_("a"), _("another"), _("a third"), _("a fourth"), _("a fifth"), _("a sixth"))
    return words[number - 1] if number <= len(words) else _("one more")


def numbered(number: int) -> str:
    """The article before the `number`-th class, school or place."""
    return _article(number)

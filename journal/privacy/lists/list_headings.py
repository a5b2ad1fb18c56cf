"""What the columns of a class list hold: names, a year group, or what is never kept.

The headings are those of schools' exports (SIMS, Arbor, Bromcom and the like) and of tables made by
hand, in any order and mixture.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from journal.privacy.names.ordinary import word_set
from journal.privacy.reading import folded


class Role(StrEnum):
    """What stands under a heading."""

    FORENAME = "forename"
    SURNAME = "surname"
    PREFERRED = "preferred"
    PREFERRED_SURNAME = "preferred surname"
    NAME = "name"
    SURNAME_FIRST = "surname first"
    STAFF = "staff"
    TITLE = "title"
    YEAR = "year"
    FORM = "form"
    SCHOOL = "school"
    PLACE = "place"
    NOTHING = "nothing"  # known, and never kept


PERSON = frozenset(
    {Role.FORENAME, Role.SURNAME, Role.PREFERRED, Role.NAME, Role.SURNAME_FIRST, Role.STAFF}
)


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


_WHOSE = word_set("pupil pupils student students learner learners child childs children legal s")
_OTHERS = word_set(
    "parent parents carer guardian mother father contact contacts emergency sibling doctor gp"
)
_STAFF = word_set("staff teacher teachers tutor employee colleague colleagues")
_PREFERRED = word_set("preferred known chosen nickname familiar pref called")
_FORENAMES = word_set("forename forenames first firstname given christian")
_SURNAMES = word_set("surname surnames last lastname family second")
_FILLING = word_set("as name names initial full display whole of the by")
_NAMES = word_set("name names fullname")
_YEARS = _phrases(
    "year|years|yr|year group|yeargroup|nc year|ncy|nc year actual|actual nc year|grade|"
    "national curriculum year|curriculum year|year taught in|nc year group|school year"
)
_FORMS = _phrases(
    "form|reg|registration|reg group|reg form|registration group|registration form|form group|"
    "tutor group|class|classes|class name|class code|group|group name|set|teaching group|"
    "reg class|teaching set"
)
_NOTHING = _phrases(
    "upn|uln|dob|d o b|date of birth|birth date|birthday|age|gender|sex|legal sex|sen|send|"
    "sen status|sen need|sen code|pp|pupil premium|eal|fsm|ethnicity|house|email|email address|"
    "admission number|admission no|adno|adm no|admission date|address|postcode|post code|phone|"
    "telephone|mobile|attendance|id|no|number|roll|roll number|notes|note|comment|comments|"
    "first language|language|religion|start date|end date|ehcp|lac|in care|more able|username|"
    "user name|password|target|middle|middle name|middle names|middle initial|middle forename|"
    "middle forenames|other names|exam number|candidate number|subject|role|job title|room|urn|"
    "initials|medical|photo|on roll"
)
_SCHOOLS = _phrases("school|schools|school name|academy|college|setting")
_PLACES = _phrases("place|places|town|towns|village|area|locality|place name")
_TITLES = _phrases("title|salutation")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_PLURAL = re.compile(r"\(s\)|'s\b|’s\b")


def role_of(heading: str) -> Role | None:
    """What a heading says of its column; None for one that is not known."""
    said = _NOT_LETTERS.sub(" ", folded(_PLURAL.sub("", heading))).strip()
    if not said or len(said) > 60:
        return None
    for known, role in (
        (_YEARS, Role.YEAR),
        (_FORMS, Role.FORM),
        (_NOTHING, Role.NOTHING),
        (_SCHOOLS, Role.SCHOOL),
        (_PLACES, Role.PLACE),
        (_TITLES, Role.TITLE),
    ):
        if said in known or _without_owner(said) in known:
            return role
    return _name_role(said.split())


def roles_of(cells: Sequence[str]) -> list[Role | None]:
    """What each of the cells says, taken as headings."""
    return [role_of(cell) for cell in cells]


def _without_owner(said: str) -> str:
    return " ".join(word for word in said.split() if word not in _WHOSE)


def _name_role(words: Sequence[str]) -> Role | None:
    said = frozenset(words)
    known = _WHOSE | _OTHERS | _STAFF | _PREFERRED | _FORENAMES | _SURNAMES | _FILLING | _NAMES
    if not said <= known or said <= _FILLING - _NAMES:
        return None
    if said & _OTHERS:
        return Role.NOTHING
    first, last = bool(said & _FORENAMES), bool(said & _SURNAMES)
    if said & _STAFF:
        return Role.STAFF
    if first and last:
        begins = next(word for word in words if word in _FORENAMES | _SURNAMES)
        return Role.NAME if begins in _FORENAMES else Role.SURNAME_FIRST
    if said & _PREFERRED:
        return Role.PREFERRED_SURNAME if last else Role.PREFERRED
    if first or last:
        return Role.FORENAME if first else Role.SURNAME
    return Role.NAME

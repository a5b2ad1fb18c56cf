"""The text as it may be shared: findings replaced so that it reads well, typing habits removed."""

import re
from collections.abc import Callable, Sequence

from journal.language import _
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finding import Finding, Kind
from journal.privacy.names.sentence import ACTS
from journal.privacy.titles import TITLE
from journal.privacy.wording.person_numbers import PersonNumbers, numbered, person_wording
from journal.privacy.wording.typing_habits import without_typing_habits

_DETERMINER = re.compile(
    r"\b(?:the|my|our|his|her|their|its|your|a|an|another|each|every|one|dear)\s+$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[.!?][\"')]?\s+|\n\s*(?:[-*+#>]+\s+|\d+[.)]\s+)?|^\s*(?:[-*+#>]+\s+|\d+[.)]\s+)?)[\"'*_(]{0,4}$"
)
_ARTICLE = re.compile(r"\b(?P<a>a)n?(?P<space>\s+)$", re.IGNORECASE)
# A label says what was there: "UPN", "Phone:".
_LABEL = re.compile(
    r"\b(?:number|no\.?|UPN|URN|ULN|UCI|NHS|NI|IBAN|DOB|D\.O\.B\.|date of birth|born|ID|e-?mail"
    r"|phone|tel|mobile|fax|post ?code|user ?name|login|card|passport|candidate|centre)[:.]? ?$",
    re.IGNORECASE,
)
_LABELLED = frozenset(
    {Kind.ID, Kind.DATE_OF_BIRTH, Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.ADDRESS}
)
_COUPLE = re.compile(r"\b(?:mrs?|ms|mx|dr)\.? (?:and|&) (?:mrs?|ms|mx|dr)\.? $", re.IGNORECASE)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_NAMED = re.compile(r"\s+(?:called|named|is called|name is)\s+$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"\b{TITLE}\.?\s+$", re.IGNORECASE)
# What follows an owner: a thing, not what several people do ("the Khans were").
_OWNS = re.compile(rf" (?!(?:{'|'.join(map(re.escape, sorted(ACTS)))})\b)[^\W\d_]")
# Who it is was said already: "our head, Jane Brown," is our head, "Dave the technician" the latter.
_ROLE = (
    r"(?:(?:head|class|form|student|supply|music|science|maths|English|PE)?\s?teachers?|head"
    r"|deput(?:y|ies)|principal|SENCO|SENDCO|DSL|TA|LSA|HLTA|ECT|technician|librarian|caretaker"
    r"|mentor|tutor|colleague|governor|trainee|line manager|assistant|mum|mom|mother|dad|father"
    r"|parent|carer|guardian|gran|nan|grandmother|grandad|aunt(?:ie)?|uncle|brother|sister|cousin"
    r"|nephew|niece|son|daughter|husband|wife)"
)
_SAID_BEFORE = re.compile(
    rf"\b(?:the|my|our|his|her|their|a|an)\s+(?:[\w-]+\s+)?{_ROLE}(?P<comma>,?) $", re.IGNORECASE
)
_SAID_AFTER = re.compile(rf" (?P<the>the {_ROLE}\b)", re.IGNORECASE)
# A school's name that took in the surname before it: "Mrs Nowak of Oakfield Academy".
_OF_SCHOOL = re.compile(r" (?:of|at|from) ")
_THEIR_CLASS = re.compile(r"(?<=\w)['’]s (?:class|set|group|form)$", re.IGNORECASE)
_INITIAL = re.compile(r"[ .][A-Z]$")
_DOT_WITHIN = re.compile(r"\.(?=[,;:)]| [a-z(&])")

_NEAR = 200


def hide_all(_finding: Finding, _text: str) -> Decision:
    """The decision of somebody who keeps nothing."""
    return Hide()


def shared_wording(
    text: str,
    findings: Sequence[Finding],
    decide: Callable[[Finding, str], Decision] = hide_all,
    persons: PersonNumbers | None = None,
) -> str:
    """`text` with each finding (sorted, without overlap) hidden, kept or reworded.

    `decide` is asked with a finding and the words it covers. Hand the same `persons` over all texts
    of one trial, so that the same person reads the same in them.
    """
    persons = persons or PersonNumbers()
    parts: list[str] = []
    done = ""
    at = 0
    for finding in findings:
        # Only what stands close before is looked at again, so that long texts take linear time.
        parts.append(done[:-_NEAR])
        done = done[-_NEAR:]
        covered = text[finding.start : finding.end]
        done += text[at : finding.start]
        at = finding.end
        match decide(finding, covered):
            case Keep():
                done += covered
            case Reword(words):
                done += words
            case Hide():
                done, after = _hidden(done, covered, text[at : at + 80], finding.kind, persons)
                at += after
    return without_typing_habits("".join(parts) + done + text[at:])


def in_place(
    text: str, finding: Finding, persons: PersonNumbers | None = None
) -> tuple[int, int, str]:
    """What `finding` is replaced with where it is hidden: from where to where in `text`, and by
    which words. A title before it goes with it, so that more than the finding may be replaced."""
    before = text[max(0, finding.start - _NEAR) : finding.start]
    covered, behind = text[finding.start : finding.end], text[finding.end : finding.end + 80]
    done, after = _hidden(before, covered, behind, finding.kind, persons or PersonNumbers())
    pairs = enumerate(zip(before, done, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(before), len(done)))
    return finding.start - len(before) + same, finding.end + after, done[same:]


def _hidden(
    done: str, covered: str, after: str, kind: Kind, persons: PersonNumbers
) -> tuple[str, int]:
    """`done` with the wording for `covered` added, and how much of `after` the wording took in."""
    if kind in _LABELLED and _LABEL.search(done):
        return done + _("(left out)"), 0
    if kind is Kind.PERSON:
        return _hidden_person(done, covered, after, persons)
    if kind is Kind.SCHOOL and _TITLE_BEFORE.search(done) and (of := _OF_SCHOOL.search(covered)):
        done, _took = _hidden_person(done, covered[: of.start()], of[0], persons)
        return _hidden(done + of[0], covered[of.end() :], after, kind, persons)
    return _put(done, covered, after, *_wording(kind, covered, persons))


def _hidden_person(done: str, covered: str, after: str, persons: PersonNumbers) -> tuple[str, int]:
    couple = _COUPLE.search(done)
    if couple:
        return _joined(done[: couple.start()], _("a"), _("family")), 0
    if _THE.search(done) and re.fullmatch(r"\w+s", covered):
        return _joined(done, "", _("family")), 0
    if tail := _THEIR_CLASS.search(covered):
        done, _took = _hidden_person(done, covered[: tail.start()], tail[0], persons)
        return done + tail[0], 0
    if _INITIAL.search(covered) and _DOT_WITHIN.match(after):
        done, took = _hidden_person(done, covered + ".", after[1:], persons)
        return done, took + 1
    if _OWNS.match(after) and persons.lacks_apostrophe(covered):
        covered = covered[:-1] + "'s"
    title = _TITLE_BEFORE.search(done)
    if title:
        covered, done = done[title.start() :] + covered, done[: title.start()]
    article, noun = person_wording(*persons.person(covered, done, after))
    return _said(done, covered, after) or _put(done, covered, after, article, noun)


def _said(done: str, covered: str, after: str) -> tuple[str, int] | None:
    """The same as `_hidden` for a name beside which it stands who it is; None for any other."""
    if covered[-2:].lower() in ("'s", "’s") or re.match(r"['’]\w", after):
        return None
    if said := _SAID_BEFORE.search(done):
        return done[: said.start("comma")], int(bool(said["comma"]) and after[:1] == ",")
    if said := _SAID_AFTER.match(after):
        return _joined(done, *said["the"].split(" ", 1)), said.end()
    return None


def _put(done: str, covered: str, after: str, article: str, noun: str) -> tuple[str, int]:
    """The same as `_hidden` with a wording that is chosen; a possessive stays one."""
    possessive = re.match(r"['’](?![\w])", after) if covered[-1:] in "sS" else None
    ending = "'s" if possessive or covered[-2:].lower() in ("'s", "’s") else ""
    return _joined(done, article, noun) + ending, possessive.end() if possessive else 0


def _joined(done: str, article: str, noun: str) -> str:
    named = _NAMED.search(done)
    stem = done[: named.start()] if named else done.rstrip(" ")
    if article[:1] == "a" and len(article) < 3:  # "my address, an address"
        stem = stem.rstrip(",")
    if (
        stem.casefold().endswith(noun.casefold())
        and not stem[-len(noun) - 1 : -len(noun)].isalnum()
    ):
        return stem
    if named and named[0].split()[0].lower() in ("called", "named"):
        return stem
    if article == _("another") and (of_one := _ARTICLE.search(done)):
        return done[: of_one.start()] + of_one["a"] + article[1:] + of_one["space"] + noun
    if article and (of_one := _ARTICLE.search(done)):
        n = "n" if noun[0] in "aeiou" else ""
        return done[: of_one.start()] + of_one["a"] + n + of_one["space"] + noun
    if article and _DETERMINER.search(done):
        other = _("other") + " " if article == _("another") else ""
        return done + other + noun
    words = f"{article} {noun}".strip()
    return done + (words[:1].upper() + words[1:] if _OPENS.search(done) else words)


def _wording(kind: Kind, covered: str, persons: PersonNumbers) -> tuple[str, str]:
    """Article and noun that stand for `covered`; no article where a determiner is part of it."""
    match kind:
        case Kind.SCHOOL if persons.is_own_school(covered):
            return _("our"), _("school")
        case Kind.SCHOOL:
            return _("another"), _("school")
        case Kind.CLASS:
            return numbered(persons.thing("class", covered)), _("class")
        case Kind.PLACE:
            return numbered(persons.thing("place", covered)), _("place")
    return _FIXED[kind]()


_FIXED: dict[Kind, Callable[[], tuple[str, str]]] = {
    Kind.EMAIL: lambda: (_("an"), _("e-mail address")),
    Kind.PHONE: lambda: (_("a"), _("telephone number")),
    Kind.URL: lambda: (_("a"), _("web address")),
    Kind.IP: lambda: (_("a"), _("network address")),
    Kind.HANDLE: lambda: (_("a"), _("user name")),
    Kind.ID: lambda: (_("an"), _("identity number")),
    Kind.DATE_OF_BIRTH: lambda: (_("a"), _("date of birth")),
    Kind.ADDRESS: lambda: (_("an"), _("address")),
}

"""Who is let into a group: waiting keys admitted, keys removed, withdrawal codes carried out."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from sqlmodel import Session

from journal.errors import UserError
from journal.group.admission import Admission, Role, Standing, admission
from journal.group.library import admissions, held, store_admission
from journal.group.membership import announcement_of, facilitator_key_of
from journal.ids import clean_code, crockford, in_fours
from journal.language import _
from journal.model.membership import Membership

KEEPER: tuple[Role, ...] = ("register-keeper", "slips")
SLIPS: tuple[Role, ...] = ("slips",)
KEY_LENGTH = 64
SHORTEST_PREFIX = 6


class MoreThanInvited(UserError):
    """More keys would count than people were invited: one person might pose as several."""


# Asked for everybody each time a folder is looked at.
@lru_cache(maxsize=10_000)
def member_code(contributor: str) -> str:
    """A contributor's key as two people read it aloud, before one lets the other in."""
    return in_fours(crockford(sha256(bytes.fromhex(contributor)).digest()[:5]))


def waiting(session: Session, group: str) -> list[str]:
    """The keys whose snapshots for the group wait for admission by its facilitator."""
    return sorted(
        one.contributor
        for one in held(session).values()
        if one.standing == "waiting" and one.group == group
    )


def let_in(session: Session, group: str) -> dict[str, Admission]:
    """Whoever is let into the group, by key."""
    records = _of_group(session, group).items()
    return {key: one for key, one in records if one.standing == "admitted"}


def admit(
    session: Session,
    membership: Membership,
    contributors: Iterable[str],
    roles: Sequence[Role] = (),
    more_than_invited: bool = False,
) -> list[Admission]:
    """Admit keys to the group, as its facilitator; who is in already keeps roles if none are given.

    Raises MoreThanInvited where more would count than were invited, unless that is allowed.
    """
    wanted = list(dict.fromkeys(contributors))
    known = let_in(session, membership.group_id)
    counting = set(known)
    invited = announcement_of(membership).invited
    after = len((counting | set(wanted)) - {membership.contributor})
    brings_more = not counting.issuperset(wanted) and not more_than_invited
    if invited is not None and after > invited and brings_more:
        raise MoreThanInvited(
            _(
                "That would make {n} contributors where {invited} were invited; check who sent "
                "the files, or admit them with --more-than-invited."
            ).format(n=after, invited=invited)
        )
    return [
        _record(session, membership, key, "admitted", roles or _roles(known.get(key)))
        for key in wanted
    ]


def admit_founder(session: Session, membership: Membership, keeper: bool = True) -> Admission:
    """Let a group's founder count from the start, with paper slips and as the register's `keeper`.

    Without, nobody keeps the tool register until `make_keeper`.
    """
    roles = KEEPER if keeper else SLIPS
    return _record(session, membership, membership.contributor, "admitted", roles)


def give_roles(
    session: Session, membership: Membership, contributor: str, roles: Sequence[Role]
) -> Admission:
    """Let somebody who is in have these roles and no others; UserError for one who is not in."""
    if contributor not in let_in(session, membership.group_id):
        raise UserError(_("Let this contributor in first; then there can be roles."))
    return _record(session, membership, contributor, "admitted", roles)


def make_keeper(
    session: Session, membership: Membership, contributor: str | None
) -> list[Admission]:
    """Let this contributor, and nobody else, keep the tool register; None: nobody.

    What is in the register of one who kept it before stays in her file and counts no more. Raises
    UserError for one who is not in.
    """
    before = _of_group(session, membership.group_id)
    made = []
    for key, record in sorted(before.items()):
        if "register-keeper" in record.roles and key != contributor:
            others = tuple(role for role in record.roles if role != "register-keeper")
            made.append(give_roles(session, membership, key, others))
    if contributor is not None:
        known = before.get(contributor)
        kept = known.roles if known else ()
        roles: tuple[Role, ...] = (*kept, "register-keeper")
        made.append(give_roles(session, membership, contributor, tuple(sorted(set(roles)))))
    return made


def remove(session: Session, membership: Membership, contributor: str) -> Admission:
    """Remove a key: its snapshot is deleted here and wherever the record arrives."""
    return _record(session, membership, contributor, "removed", ())


def find_key(session: Session, group: str, typed: str) -> str:
    """The contributor's key that begins with what was typed, or whose member code it is.

    Raises UserError where the group has none such, or several.
    """
    wanted = typed.strip().lower()
    code = clean_code(typed)
    if len(wanted) == KEY_LENGTH and all(digit in "0123456789abcdef" for digit in wanted):
        return wanted
    known = {key for of, key in {*held(session), *admissions(session)} if of == group}
    found = [
        key
        for key in known
        if clean_code(member_code(key)) == code
        or (len(wanted) >= SHORTEST_PREFIX and key.startswith(wanted))
    ]
    if len(found) > 1:
        raise UserError(_("Several contributors begin with {key}; type more.").format(key=typed))
    if not found:
        raise UserError(_("No contributor here has the key {key}.").format(key=typed))
    return found[0]


def keys_of_withdrawal_code(session: Session, group: str, code: str) -> list[str]:
    """The group's contributors whose manifest carries the hash of this withdrawal code.

    That is one, unless somebody copied the hash to be withdrawn in the other's place: then all.
    """
    wanted = sha256(code.encode()).hexdigest()
    rows = session.connection().exec_driver_sql(
        """SELECT contributor FROM snapshot WHERE withdrawal_hash = ? AND "group" = ?
        ORDER BY contributor""",
        (wanted, group),
    )
    return [str(row[0]) for row in rows]


def own_roles(session: Session, membership: Membership) -> tuple[Role, ...]:
    """What the owner may send beside trials, by her own admission."""
    return _roles(let_in(session, membership.group_id).get(membership.contributor))


def _of_group(session: Session, group: str) -> dict[str, Admission]:
    """The group's own admissions, by key."""
    return {key: record for (of, key), record in admissions(session).items() if of == group}


def _roles(record: Admission | None) -> tuple[Role, ...]:
    return record.roles if record else ()


def _record(
    session: Session,
    membership: Membership,
    contributor: str,
    standing: Standing,
    roles: Sequence[Role],
) -> Admission:
    known = _of_group(session, membership.group_id).get(contributor)
    if known and known.standing == standing and known.roles == tuple(sorted(roles)):
        return known
    made = admission(
        facilitator_key_of(membership),
        membership.group_id,
        contributor,
        standing,
        (known.counter if known else 0) + 1,
        roles,
    )
    store_admission(session, made)
    return made

"""The owner's groups: found, joined, joined again, renewed, found by what she types."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from journal.bundle.seal import seal
from journal.errors import UserError
from journal.group import membership
from journal.group.identities import each, that_opens, with_another
from journal.group.invitation import Invitation
from journal.group.merge.reading import open_file
from journal.model.membership import Membership
from journal.paths import Home
from tests.fixtures.groups import NOW, Computer

OWN = ("contributor", "contributor_key", "id_secret", "own_identity", "withdrawal_code", "writer")


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Computer]:
    return lambda name: Computer(Home(tmp_path / name))


def own(computer: Computer) -> dict[str, object]:
    return {name: getattr(computer.mine, name) for name in OWN}


def rejoin(computer: Computer, invitation: Invitation) -> Membership:
    return computer.change(lambda s, mine: membership.join_group(s, invitation, NOW))


def renew(computer: Computer) -> None:
    computer.change(membership.renew_keys)


def opens(computer: Computer, sealed: bytes) -> bool:
    try:
        open_file(sealed, membership.identities_of(computer.mine))
    except UserError as error:
        return "does not open here" not in error.sentence
    return True


def test_each_member_has_keys_of_her_own(made: Callable[[str], Computer]) -> None:
    founder = made("founder").found()
    members = [founder, *(made(name).join(founder) for name in ("one", "two"))]
    for name in OWN:
        assert len({getattr(one.mine, name) for one in members}) == 3
    assert founder.mine.facilitator_key is not None
    assert all(one.mine.facilitator_key is None for one in members[1:])


def test_joining_again_keeps_the_keys(made: Callable[[str], Computer]) -> None:
    founder = made("founder").found()
    member = made("member").join(founder)
    before = own(member)
    member.change(lambda s, mine: setattr(mine, "left_at", NOW))
    rejoin(member, membership.invitation_to(founder.mine))
    assert own(member) == before
    assert member.mine.left_at is None


def test_a_founder_who_joins_her_own_group_loses_nothing(made: Callable[[str], Computer]) -> None:
    founder = made("founder").found()
    invitation = membership.invitation_to(founder.mine)
    renew(founder)
    before = own(founder) | {"facilitator_key": founder.mine.facilitator_key}
    rejoin(founder, invitation)
    assert own(founder) | {"facilitator_key": founder.mine.facilitator_key} == before
    assert len(each(founder.mine.inbox_identity)) == 2


@pytest.mark.parametrize("is_open", [True, False])
def test_renewed_keys_leave_the_old_files_readable(
    is_open: bool, made: Callable[[str], Computer]
) -> None:
    founder = made("founder").found(open_to_all=is_open)
    stays, leaves = made("stays").join(founder), made("leaves").join(founder)
    old = membership.announcement_of(founder.mine)
    renew(founder)
    new = membership.announcement_of(founder.mine)
    rejoin(stays, membership.invitation_to(founder.mine))
    for recipient, readers, locked_out in (
        (old.reading, [founder, stays, leaves], []),
        (new.reading, [founder, stays], [leaves]),
        (old.inbox, [founder, stays, leaves] if is_open else [founder], []),
        (new.inbox, [founder, stays] if is_open else [founder], [leaves]),
    ):
        sealed = seal(b"something", [recipient])
        assert all(opens(one, sealed) for one in readers)
        assert not any(opens(one, sealed) for one in locked_out)
    assert new.id == old.id
    assert new.counter == old.counter + 1


def test_an_old_invitation_taken_up_again_does_not_bring_old_keys_back(
    made: Callable[[str], Computer],
) -> None:
    founder = made("founder").found(open_to_all=True)
    member = made("member").join(founder)
    old = membership.invitation_to(founder.mine)
    renew(founder)
    new = membership.invitation_to(founder.mine)
    rejoin(member, new)
    rejoin(member, old)
    assert membership.signed_announcement_of(member.mine) == new.signed
    assert membership.invitation_to(member.mine) == new


def test_who_lacks_the_newest_keys_cannot_invite(made: Callable[[str], Computer]) -> None:
    founder = made("founder").found(open_to_all=True)
    member = made("member").join(founder)
    renew(founder)
    member.merge(founder.admissions_file())  # the announcement comes along, the keys do not
    with pytest.raises(UserError, match="lacks the group's newest keys"):
        membership.invitation_to(member.mine)


@pytest.mark.parametrize(
    "act",
    [
        lambda s, mine: membership.announce(s, mine, name="Oak"),
        lambda s, mine: membership.open_round(s, mine, NOW.date()),
        membership.renew_keys,
    ],
)
def test_only_the_facilitator_announces(
    act: Callable[..., object], made: Callable[[str], Computer]
) -> None:
    member = made("member").join(made("founder").found())
    before = member.mine
    with pytest.raises(UserError, match="Only the group's facilitator"):
        member.change(act)
    assert member.mine == before


def test_an_invitation_never_lowers_the_threshold(made: Callable[[str], Computer]) -> None:
    founder = made("founder").found(threshold=5)
    member = made("member").join(founder)
    member.change(
        lambda s, mine: setattr(
            mine, "announcement", mine.announcement.replace('"threshold":5', '"threshold":7')
        )
    )
    founder.change(lambda s, mine: membership.announce(s, mine, name="Oak"))
    with pytest.raises(UserError, match="never fall"):
        rejoin(member, membership.invitation_to(founder.mine))


def test_a_group_is_found_by_id_by_its_beginning_and_by_name(
    made: Callable[[str], Computer],
) -> None:
    computer = made("home").found("Elm Park")
    first = computer.group
    computer.now += timedelta(minutes=1)
    computer.found("Oak Lane")
    with computer.journal.reading() as session:
        names = (first, first[:6].lower(), "elm  park", " ELM PARK ")
        assert {membership.find_membership(session, one).group_id for one in names} == {first}
        assert [one.group_id for one in membership.memberships(session)] == [first, computer.group]
        for unknown in ("", "  ", "Ash", "\ud800"):
            with pytest.raises(UserError, match="in no group"):
                membership.find_membership(session, unknown)


def test_two_groups_of_one_name_are_told_apart_by_id(made: Callable[[str], Computer]) -> None:
    computer = made("home").found("Elm Park")
    computer.found("Elm Park")
    with (
        computer.journal.reading() as session,
        pytest.raises(UserError, match="Several groups"),
    ):
        membership.find_membership(session, "elm park")


def test_several_identities_stand_in_one_text_each_once() -> None:
    assert with_another("B", "A") == "B A"
    assert with_another("A", "B A") == "A B"
    assert with_another(None, "A") == "A"
    assert with_another(None, None) is None
    assert each(None) == []
    assert that_opens("age1x", None) is None

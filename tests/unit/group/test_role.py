"""The facilitator's role: handed over, taken on, taken back, forgotten; refused in a sentence."""

from collections.abc import Callable
from typing import Any

import pytest
import rfc8785

from journal.bundle.seal import seal
from journal.errors import UserError
from journal.group import admitting, hiding, library, membership, retiring, role
from journal.group.merge.reading import open_file
from journal.group.role_file import Role, open_role
from journal.ids import in_fours
from journal.model.membership import Membership, ReleaseLedger
from tests.fixtures.groups import NOW, Computer, rows_of
from tests.fixtures.quick_codes import seal_quickly, seal_role_quickly

LEDGER = '{"few":false,"figures":{},"lines":{},"round":%d,"threshold":5,"version":1}'


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes without their second of work; the journey over the role takes it."""
    monkeypatch.setattr(role, "seal_role", seal_role_quickly)


@pytest.fixture
def ada(computer: Callable[[str], Computer]) -> Computer:
    return computer("ada").found()


@pytest.fixture
def ben(computer: Callable[[str], Computer], ada: Computer) -> Computer:
    return computer("ben").join(ada)


def hand_over(computer: Computer) -> role.HandOver:
    with computer.journal.session() as session, computer.library.session() as found:
        mine = membership.find_membership(session, computer.group)
        return role.hand_over(session, found, mine, NOW)


def take_on(computer: Computer, file: role.HandOver) -> None:
    taken = open_role(file.data, file.code)
    with computer.journal.session() as session, computer.library.session() as found:
        role.take_on(session, found, role.member_for(session, taken), taken)


def refused(computer: Computer, file: role.HandOver) -> str:
    """The sentence by which a role is not taken on; nothing was changed."""
    before = computer.mine, ledger(computer)
    with pytest.raises(UserError) as caught:
        take_on(computer, file)
    assert (computer.mine, ledger(computer)) == before
    return caught.value.sentence


def release(computer: Computer, round_: int) -> None:
    """Enter a release in the ledger."""

    def enter(session: Any, mine: Membership) -> None:
        kept = session.get(ReleaseLedger, mine.group_id)
        kept = kept or ReleaseLedger(group_id=mine.group_id, key="ab" * 32, content="")
        kept.content = LEDGER % round_
        session.add(kept)

    computer.change(enter)


def ledger(computer: Computer) -> tuple[str, str] | None:
    with computer.journal.reading() as session:
        kept = session.get(ReleaseLedger, computer.group)
        return (kept.key, kept.content) if kept else None


def facilitates(computer: Computer) -> bool:
    try:
        computer.change(lambda s, mine: membership.open_round(s, mine, NOW.date()))
    except UserError:
        return False
    return True


def test_everything_comes_along(ada: Computer, ben: Computer, computer: Any) -> None:
    cem, dee = computer("cem").join(ada), computer("dee").join(ada)
    ada.log()
    cem.log()
    files = [cem.share().sealed, ada.share().sealed]
    ada.merge(*files)
    ada.admit(cem, dee)
    ada.remove(dee)
    ada.change(lambda s, mine: membership.renew_keys(s, mine))
    release(ada, 1)
    with ada.library.session() as found:
        hiding_code = found.connection().exec_driver_sql("SELECT id FROM group_trial").scalar()
        hiding.hide(found, str(hiding_code)[:8], "too plain")
        retiring.retire(found, cem.key, "sends nothing any more")

    take_on(ben, hand_over(ada))
    ben.merge(*files)  # sealed to the inbox key of before
    assert membership.leads(ben.mine)
    assert ledger(ben) == ledger(ada)
    with ada.library.reading() as old, ben.library.reading() as new:
        assert library.decisions(new) == library.decisions(old)
        ours = library.admissions(new)
        assert library.admissions(old).items() <= ours.items()
        assert {key for _group, key in ours.keys() - library.admissions(old).keys()} == {ben.key}
        assert ours[ben.group, ben.key].roles == ()
        assert admitting.own_roles(old, ada.mine) == admitting.KEEPER
    announced = membership.announcement_of(ben.mine)
    assert announced == membership.announcement_of(ada.mine)
    to_the_new = seal(cem.share().plain, [announced.inbox])
    assert open_file(to_the_new, membership.identities_of(ben.mine)).bundle


ACTS: tuple[Callable[[Computer, Computer], object], ...] = (
    lambda c, other: c.change(lambda s, m: membership.change_group(s, m, name="Oak")),
    lambda c, other: c.change(lambda s, m: membership.change_group(s, m)),
    lambda c, other: c.change(membership.renew_keys),
    lambda c, other: c.change(lambda s, m: membership.open_round(s, m, NOW.date())),
    lambda c, other: c.admit(other),
    lambda c, other: c.remove(other),
    lambda c, other: c.in_library(lambda f, m: admitting.make_keeper(f, m, None)),
    lambda c, other: hand_over(c),
)


def test_from_then_on_the_role_rests(ada: Computer, ben: Computer) -> None:
    hand_over(ada)
    assert not membership.leads(ada.mine)
    before = ada.mine, rows_of(ada.library, ("admission",))
    for act in ACTS:
        with pytest.raises(UserError, match="handed the role of facilitator over"):
            act(ada, ben)
        assert (ada.mine, rows_of(ada.library, ("admission",))) == before


def test_reading_stays_and_so_does_what_she_was(ada: Computer, ben: Computer) -> None:
    ben.log()
    take_on(ben, hand_over(ada))
    ben.admit(ben)
    plan = ada.merge(ben.share().sealed, ben.admissions_file())
    assert len(plan.new) == 1
    ada.log()
    assert len(ben.merge(ada.share(register_keeper=True).sealed).new) == 1
    with ben.library.reading() as found:
        assert library.admissions(found)[ada.group, ada.key].roles == admitting.KEEPER


def test_it_goes_back_and_an_older_file_is_refused(ada: Computer, ben: Computer) -> None:
    release(ada, 1)
    first = hand_over(ada)
    take_on(ben, first)
    release(ben, 2)
    take_on(ada, hand_over(ben))
    assert (ledger(ada) or ("", ""))[1] == LEDGER % 2
    assert facilitates(ada)
    assert not facilitates(ben)
    hand_over(ada)
    assert "has gone on since this file was written" in refused(ada, first)
    assert "has gone on since this file was written" in refused(ben, first)


def test_ones_own_file_is_no_way_around_the_question_of_taking_back(
    ada: Computer, ben: Computer
) -> None:
    release(ada, 1)
    file = hand_over(ada)
    assert "You handed this role over with this very file" in refused(ada, file)
    take_on(ben, file)
    assert "You handed this role over with this very file" in refused(ada, file)
    ada.change(role.forget_role)
    assert "You handed this role over with this very file" in refused(ada, file)
    take_on(ada, hand_over(ben))
    assert facilitates(ada)


def test_a_ledger_older_than_ones_own_is_refused(ada: Computer, ben: Computer) -> None:
    release(ben, 3)  # by another file, of which the announcement tells nothing
    release(ada, 2)
    assert "has gone on since this file was written" in refused(ben, hand_over(ada))
    assert not membership.leads(ben.mine)


def test_without_any_release_there_is_no_ledger(ada: Computer, ben: Computer) -> None:
    take_on(ben, hand_over(ada))
    assert ledger(ben) is None


def test_who_takes_on_is_a_member_and_no_facilitator_yet(
    ada: Computer, ben: Computer, computer: Any
) -> None:
    file = hand_over(ada)
    assert "Elm Park, which you are not in" in refused(computer("cem").found("Oak Lane"), file)
    ben.change(lambda s, mine: setattr(mine, "left_at", NOW))
    assert "You left Elm Park" in refused(ben, file)
    ben.change(lambda s, mine: setattr(mine, "left_at", None))
    take_on(ben, file)
    assert "You are the facilitator of Elm Park already" in refused(ben, file)


def test_a_lost_file_is_no_loss(ada: Computer, ben: Computer) -> None:
    lost = hand_over(ada)
    ada.change(role.take_back)
    assert facilitates(ada)
    ben.merge(ada.admissions_file())
    assert "has gone on since this file was written" in refused(ben, lost)
    take_on(ben, hand_over(ada))
    assert facilitates(ben)


def test_forgotten_keys_are_gone_from_the_file(ada: Computer, ben: Computer) -> None:
    key, inbox = ada.mine.facilitator_key, ada.mine.inbox_identity
    assert key is not None
    assert inbox is not None
    release(ada, 1)
    file = hand_over(ada)
    ada.change(role.forget_role)
    ada.journal.forget_for_good()
    stored = b"".join(path.read_bytes() for path in ada.home.root.glob("journal.db*"))
    for secret in (key, inbox, "ab" * 32):
        assert secret.encode() not in stored
    assert ada.mine.reading_identity is not None
    with pytest.raises(UserError, match="forgotten here"):
        ada.change(role.take_back)
    assert not facilitates(ada)
    take_on(ben, file)
    take_on(ada, hand_over(ben))  # a new file brings them again
    assert facilitates(ada)


def test_in_an_open_group_who_forgets_the_role_reads_on(computer: Any) -> None:
    ada = computer("ada").found(open_to_all=True)
    hand_over(ada)
    ada.change(role.forget_role)
    assert ada.mine.inbox_identity is not None


def test_nothing_handed_over_is_nothing_to_take_back_or_forget(
    ada: Computer, ben: Computer
) -> None:
    for computer in (ada, ben):
        before = computer.mine
        for act, sentence in ((role.take_back, "did not hand"), (role.forget_role, "over first")):
            with pytest.raises(UserError, match=sentence):
                computer.change(act)
        assert computer.mine == before
    with pytest.raises(UserError, match="Only the group's facilitator"):
        hand_over(ben)


def test_the_code_is_read_as_people_type_it(ada: Computer) -> None:
    file = hand_over(ada)
    assert len(file.code) == 16
    for typed in (file.code, in_fours(file.code), f" {in_fours(file.code).lower()} "):
        assert open_role(file.data, typed).group == ada.group
    misread = file.code.replace("1", "l").replace("0", "O")
    assert open_role(file.data, misread).group == ada.group


def test_a_wrong_code_and_a_cut_file_get_a_sentence(ada: Computer) -> None:
    file = hand_over(ada)
    other = file.code[:-1] + ("A" if file.code[-1] != "A" else "B")
    for typed, sentence in ((other, "does not open this file"), ("4F7K", "16 letters and digits")):
        with pytest.raises(UserError, match=sentence):
            open_role(file.data, typed)
    for data in (file.data[:-1], file.data[: len(file.data) // 2], file.data[:100], b""):
        with pytest.raises(UserError, match=r"damaged|not a file of a facilitator's role"):
            open_role(data, file.code)


DAMAGED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"trialJournal": "role 2"}, "newer Trial Journal"),
    ({"trialJournal": "collection 1"}, "damaged"),
    ({"facilitator_key": "ab" * 32}, "damaged"),
    ({"inbox": "AGE-SECRET-KEY-1NONE"}, "damaged"),
    ({"reading": ""}, "damaged"),
    ({"ledger": {"key": "ab" * 32, "content": "{}"}}, "damaged"),
    ({"ledger": {"key": "ab" * 32, "content": "["}}, "damaged"),
    ({"people": "{}"}, "no file of Trial Journal"),
    ({"more": 1}, "damaged"),
)


def test_a_role_that_does_not_hold_together_is_refused(ada: Computer) -> None:
    with ada.journal.session() as session, ada.library.session() as found:
        mine = membership.find_membership(session, ada.group)
        whole = role.gathered(session, found, mine).model_dump(mode="json", by_alias=True)
    code = "4F7K9Q2M1ABC8XYZ"
    assert Role.model_validate(whole) == open_role(seal_quickly(rfc8785.dumps(whole), code), code)
    for changes, sentence in DAMAGED:
        with pytest.raises(UserError, match=sentence):
            open_role(seal_quickly(rfc8785.dumps(whole | changes), code), code)
    with pytest.raises(UserError, match="damaged"):
        open_role(seal_quickly(b"[" * 50_000, code), code)

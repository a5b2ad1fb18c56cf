"""Every stated limit, at it and over it."""

import random
from dataclasses import replace

import pytest
from pydantic import ValidationError

from journal.bundle import archive, limits, write
from journal.bundle.archive import ArchiveLimits, read_archive, write_archive
from journal.bundle.contents import Contents
from journal.bundle.fields import term_ids
from journal.bundle.manifest import README
from journal.bundle.read import read_bundle
from journal.bundle.records import GroupCheckIn, GroupTrial, LeadersTrial, ToolRecord
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLE_OF_PATH
from journal.ids import crockford
from tests.fixtures.bundles import make_contributor

ANNE = make_contributor(random.Random(1))
ID = "0" * 26
LINE_FOR_LEADERS = (LeadersTrial, "line_for_leaders", limits.LINE_FOR_LEADERS)


def test_the_limits_are_those_of_the_format():
    stated = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert stated == {
        "FORMAT_VERSION": 1,
        "TEXT": 10_000,
        "PROMPT": 20_000,
        "SHORT_TEXT": 120,
        "LINE_FOR_LEADERS": 280,
        "ONE_OR_TWO": 2,
        "TOOLS_OF_A_TRIAL": 10,
        "TAGS": 20,
        "TRIALS": 2_000,
        "CHECK_INS": 500,
        "TOOLS": 500,
        "SEQUENCE": 9_007_199_254_740_991,
        "ROUND": 9_999,
        "AGE_LIMIT": 99,
        "MEMBER": 67_108_864,
        "BUNDLE": 134_217_728,
        "LINE": 524_288,
        "MANIFEST": 262_144,
        "README": 16_384,
        "BLOCK": 65_536,
        "SEALED": 135_266_304,
        "SEALED_BEGINNING": 8_192,
    }


def record(kind, **values):
    required = {GroupCheckIn: {"source": "self"}, ToolRecord: {"tool": "a"}}.get(kind, {})
    if kind is not ToolRecord:
        required["round"] = 1
    return kind(**{"id": ID} | required | values)


@pytest.mark.parametrize(
    ("kind", "name", "most"),
    [
        *((GroupTrial, name, 10_000) for name in ("did", "worked", "didnt", "next", "kept")),
        *((GroupTrial, name, 10_000) for name in ("priority", "change_expected")),
        (GroupTrial, "change_happened", 10_000),
        (GroupTrial, "prompt", 20_000),
        (GroupTrial, "tool_version", 120),
        LINE_FOR_LEADERS,
        (LeadersTrial, "open_name", 120),
        *((GroupCheckIn, name, 10_000) for name in ("using", "curious", "stuck")),
        *((ToolRecord, name, 120) for name in ("tool", "version")),
        *((ToolRecord, name, 10_000) for name in ("approved_uses", "data_limits")),
    ],
)
@pytest.mark.parametrize("character", ["x", "é", "😀"])
def test_a_text_is_counted_in_characters(kind, name, most, character):
    assert getattr(record(kind, **{name: character * most}), name) == character * most
    with pytest.raises(ValidationError, match="at most"):
        record(kind, **{name: character * (most + 1)})


@pytest.mark.parametrize(("name", "most"), [("task", 2), ("tool", 10), ("tag", 20)])
def test_lists_of_own_words(name, most):
    words = tuple(f"word {n:02}".ljust(120, "x") for n in range(most + 1))
    assert len(getattr(record(GroupTrial, **{name: words[:most]}), name)) == most
    with pytest.raises(ValidationError, match="at most"):
        record(GroupTrial, **{name: words})
    with pytest.raises(ValidationError, match="at most"):
        record(GroupTrial, **{name: ("x" * 121,)})


def test_numbers():
    assert record(ToolRecord, age_limit=99).age_limit == 99
    assert record(GroupTrial, round=9_999).round == 9_999
    for kind, name, over in ((ToolRecord, "age_limit", 100), (GroupTrial, "round", 10_000)):
        with pytest.raises(ValidationError):
            record(kind, **{name: over})
    with pytest.raises(ValidationError):
        record(ToolRecord, age_limit=-1)


def many(kind, count):
    ids = (crockford(n.to_bytes(16, "big")) for n in range(count))
    return tuple(record(kind, id=one) for one in ids)


@pytest.mark.parametrize(
    ("kind", "table", "path", "most"),
    [
        (GroupTrial, "group_trials", "trials-group.jsonl", 2_000),
        (GroupCheckIn, "group_check_ins", "check-ins-group.jsonl", 500),
        (ToolRecord, "tools", "tools.jsonl", 500),
    ],
)
def test_records_of_a_bundle(kind, table, path, most):
    records = many(kind, most + 1)
    full = ANNE.bundle(Contents(**{table: records[:most]}))
    assert len(getattr(read_bundle(full).contents, table)) == most
    with pytest.raises(Refused, match=f"more than {most} records"):
        ANNE.bundle(Contents(**{table: records}))
    with pytest.raises(Refused, match=f"more than {most} records"):
        TABLE_OF_PATH[path].from_bytes(TABLE_OF_PATH[path].to_bytes(records))


def largest_trial(character):
    words = {"task": 2, "tool": 10, "tag": 20}
    lists = {
        name: tuple(character * 118 + f"{n:02}" for n in range(m)) for name, m in words.items()
    }
    texts = {"prompt": character * 20_000, "tool_version": character * 120}
    for name in ("did", "worked", "didnt", "next", "kept", "priority"):
        texts[name] = character * 10_000
    texts |= {"change_expected": character * 10_000, "change_happened": character * 10_000}
    terms = {name: tuple(term_ids(name)) for name in ("barrier", "concern", "phase", "for_whom")}
    return GroupTrial(id=ID, round=9_999, **lists, **texts, **terms)


@pytest.mark.parametrize("character", ["x", '"', "é", "😀"])
def test_the_largest_record_fits_into_a_line(character):
    trial = largest_trial(character)
    assert read_bundle(ANNE.bundle(Contents(group_trials=(trial,)))).contents.group_trials == (
        trial,
    )


def test_a_longer_line_is_not_looked_at():
    table = TABLE_OF_PATH["trials-group.jsonl"]
    at = b'{"aim":[' + b" " * (limits.LINE - 10) + b"]}"
    assert len(at) == limits.LINE
    with pytest.raises(Refused, match=r"Line 1 .* no record|a bundle may not"):
        table.from_bytes(at + b"\n")
    with pytest.raises(Refused, match="longer than it may be"):
        table.from_bytes(at + b" \n")


def test_a_member_and_a_bundle_in_bytes():
    assert read_archive(write_archive({"a": bytes(limits.MEMBER)}), ArchiveLimits())
    with pytest.raises(Refused, match="larger than 64 MB"):
        read_archive(write_archive({"a": bytes(limits.MEMBER + 1)}), ArchiveLimits())
    room = limits.BUNDLE - archive.archive_size({"a": 0, "b": 0, "c": 0})
    members = {"a": bytes(limits.MEMBER), "b": bytes(room - limits.MEMBER - 10), "c": bytes(10)}
    assert len(write_archive(members)) == limits.BUNDLE
    assert read_archive(write_archive(members), ArchiveLimits())
    with pytest.raises(Refused, match="larger than 128 MB"):
        read_archive(write_archive(members | {"c": bytes(11)}), ArchiveLimits())


def test_a_contribution_that_makes_too_large_a_file_is_not_written():
    trials = tuple(
        largest_trial("😀").model_copy(update={"id": one.id}) for one in many(GroupTrial, 165)
    )
    with pytest.raises(Refused, match="larger than 64 MB"):
        ANNE.bundle(Contents(group_trials=trials))


def test_a_file_over_the_limit_of_a_bundle_is_not_written(monkeypatch):
    monkeypatch.setattr(write.limits, "BUNDLE", 65_536)
    assert len(ANNE.bundle(Contents())) == 65_536
    with pytest.raises(Refused, match="larger than"):
        ANNE.bundle(Contents(group_trials=(largest_trial("x"),)))


def test_the_readme(monkeypatch):
    def with_readme(text):
        monkeypatch.setattr(write, "README_TEXT", text)
        return ANNE.bundle(Contents())

    assert read_bundle(with_readme("x" * limits.README)).members[README]
    for text in ("x" * (limits.README + 1), "turned\u202e round", "a\0b"):
        with pytest.raises(Refused, match=r"README\.txt"):
            read_bundle(with_readme(text))


def test_the_sequence():
    most = 2**53 - 1
    assert read_bundle(ANNE.bundle(Contents(), sequence=most)).header.sequence == most
    for sequence in (0, most + 1):
        with pytest.raises(ValidationError):
            replace(ANNE.header, sequence=sequence)

"""What a record may hold: each field's kind, nothing undeclared, one form for each content."""

import pytest
from pydantic import ValidationError

from journal.bundle.fields import nothing_answered, term_ids
from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    ToolRecord,
)
from journal.vocabulary import most

ID = "4F7K9Q2M" + "0" * 18
ALL = (GroupTrial, LeadersTrial, GroupCheckIn, LeadersCheckIn, ToolRecord)


def trial(**values):
    return GroupTrial(id=ID, round=1, **values)


def test_the_fields_are_those_of_the_format_in_its_order():
    def names(text):
        return text.split()

    assert list(GroupTrial.model_fields) == names(
        "id round period kind aim work_area task tool tool_version tool_access tried_by use"
        " hands_on for_whom phase setting subject_area pupil_reach did prompt worked didnt next"
        " outcome decision kept priority usual_band ai_band net_band net_per_item_band time_basis"
        " quality_vs_usual time_went_to effort_moved_to checking fixes evidence concern"
        " concern_action data_put_in safe_use barrier reason_not_used pupil_benefit could_not_use"
        " role_band learned_from still_using based_on follows change_made change_expected"
        " change_happened tag"
    )
    assert list(LeadersTrial.model_fields) == names(
        "id round period kind aim work_area task tool tool_access tried_by use hands_on for_whom"
        " phase setting subject_area pupil_reach outcome decision usual_band ai_band net_band"
        " net_per_item_band time_basis quality_vs_usual time_went_to effort_moved_to checking"
        " fixes evidence concern concern_action data_put_in safe_use barrier reason_not_used"
        " pupil_benefit could_not_use role_band learned_from still_using based_on follows"
        " change_made line_for_leaders open_name"
    )
    assert list(GroupCheckIn.model_fields) == names(
        "id round source confidence curiosity barrier support_wanted using curious stuck"
    )
    assert list(LeadersCheckIn.model_fields) == names(
        "id round source confidence curiosity barrier support_wanted"
    )
    assert list(ToolRecord.model_fields) == names(
        "id tool version owner_role approved_uses data_limits dpia_status age_limit approved_on"
        " review_on status"
    )


def test_a_trial_is_valid_with_nothing_but_its_id_and_round():
    bare = trial()
    assert bare.did is None
    assert bare.aim == ()
    assert bare.safe_use == nothing_answered()


@pytest.mark.parametrize("kind", ALL)
def test_an_undeclared_field_is_refused(kind):
    for name in ("name", "school", "confidence_before", "minutes_usual", "tried_on"):
        with pytest.raises(ValidationError, match="Extra inputs"):
            kind.model_validate({"id": ID, "round": 1, "source": "self", "tool": "a", name: "x"})


def test_a_coded_field_takes_each_term_of_its_list_and_no_other():
    for term in term_ids("outcome"):
        assert trial(outcome=term).outcome == term
    for other in ("Worked well", "worked_well", "", "keen-to-try"):
        with pytest.raises(ValidationError):
            trial(outcome=other)
    with pytest.raises(ValidationError):
        trial(concern=("wrong-or-made-up-content", "own words"))


def test_leaders_get_coded_tasks_only_and_the_group_own_words_too():
    assert trial(task=("marking", "seating plans")).task == ("marking", "seating plans")
    with pytest.raises(ValidationError):
        LeadersTrial(id=ID, round=1, task=("seating plans",))


def test_lists_of_terms_stand_in_the_order_of_ids_each_once():
    assert trial(barrier=("training", "cost", "training")).barrier == ("cost", "training")


def test_lists_of_own_words_keep_the_writers_order_each_once():
    assert trial(tag=("b", "a", "b")).tag == ("b", "a")


@pytest.mark.parametrize("name", ["aim", "reason_not_used", "task"])
def test_fields_of_one_or_two_terms_take_no_third(name):
    assert most(name) == 2
    values = tuple(term_ids(name)[:3])
    assert len(getattr(trial(**{name: values[:2]}), name)) == 2
    with pytest.raises(ValidationError):
        trial(**{name: values})


@pytest.mark.parametrize("name", ["for_whom", "concern", "barrier", "phase", "could_not_use"])
def test_fields_of_any_number_of_terms_take_them_all(name):
    assert most(name) is None
    assert set(getattr(trial(**{name: tuple(term_ids(name))}), name)) == set(term_ids(name))


@pytest.mark.parametrize(
    "values",
    [
        {"period": "2026-10"},
        {"period": "2026-11-21"},
        {"period": "1926-11"},
        {"based_on": "4F7K9Q2"},
        {"based_on": "4F7K9Q2U"},
        {"follows": "4F7K9Q2M"},
        {"follows": ID + "\n"},
        {"tool": ["a list"]},
        {"tool": "chatgpt"},
        {"did": ""},
        {"did": 3},
        {"did": "\ud800"},
        {"tool_version": "two\nlines"},
        {"tag": ("",)},
        {"safe_use": {}},
        {"safe_use": {**nothing_answered(), "another-check": "yes"}},
        {"safe_use": dict.fromkeys(nothing_answered(), "perhaps")},
    ],
)
def test_values_of_another_form_are_refused(values):
    with pytest.raises(ValidationError):
        trial(**values)


@pytest.mark.parametrize("number", [0, -1, 10_000, True, 1.0, "1", 2**70, None])
def test_a_round_is_a_whole_number_from_one(number):
    with pytest.raises(ValidationError):
        GroupTrial(id=ID, round=number)


@pytest.mark.parametrize("one", ["", ID[:-1], ID + "0", ID.lower(), ID[:-1] + "U", ID[:-1] + "é"])
def test_an_id_is_26_crockford_characters(one):
    with pytest.raises(ValidationError):
        GroupTrial(id=one, round=1)


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026-1", "2026-11-01"])
def test_a_tools_dates_are_months(month):
    assert ToolRecord(id=ID, tool="a", review_on="2026-12").review_on == "2026-12"
    with pytest.raises(ValidationError):
        ToolRecord(id=ID, tool="a", review_on=month)


def test_records_do_not_change_once_made():
    with pytest.raises(ValidationError, match="frozen"):
        trial().round = 2


def test_an_error_does_not_repeat_what_was_written():
    with pytest.raises(ValidationError) as caught:
        trial(did="Amina Khan\u202e")
    assert "Amina" not in str(caught.value)

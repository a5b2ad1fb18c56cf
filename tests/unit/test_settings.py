"""Settings are read tolerantly and written whole."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from journal.errors import UserError
from journal.settings import Settings, load, save

AUTUMN = (date(2026, 9, 1), date(2026, 12, 18))
SPRING = (date(2027, 1, 5), date(2027, 3, 26))


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    chosen = Settings(
        "middle-leader",
        "dark",
        "de",
        (AUTUMN, SPRING),
        spelling=False,
        underline_names=False,
        stay_in_tray=True,
    )
    save(path, chosen)
    assert load(path) == chosen


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "light", "from_the_future": {"a": [1]}}', encoding="utf-8")
    save(path, load(path))
    assert json.loads(path.read_bytes())["from_the_future"] == {"a": [1]}
    assert load(path).theme == "light"


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"theme": "dark"', b"[1]", b'"x"', b"\xff\xfe\x00", b"[" * 100_000]
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.bad.json").read_bytes() == content


@pytest.mark.parametrize(
    "wrong",
    [
        {"role_band": "emperor"},
        {"role_band": 7},
        {"theme": "mauve"},
        {"theme": ["dark"]},
        {"language": "../../x"},
        {"language": None},
        {"spelling": "no"},
        {"stay_in_tray": 1},
        {"terms": [["2026-09-01"]]},
        {"terms": [["2026-12-18", "2026-09-01"]]},
        {"terms": "autumn"},
        {"terms": None},
        {"terms": [[1, 2]]},
    ],
)
def test_a_value_that_is_not_understood_falls_back(tmp_path: Path, wrong: dict[str, Any]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    assert load(path) == Settings()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(["role_band", "theme", "language", "terms", "others", "x"])


@given(st.dictionaries(KEYS, ANYTHING))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_says_there_are_settings(tmp_path: Path, stored: dict[str, Any]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(stored), encoding="utf-8")
    loaded = load(path)
    save(path, loaded)
    assert load(path) == loaded


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="could not be written"):
        save(tmp_path / "file" / "settings.json", Settings())

"""What runs the name model neither reports to anybody nor leaves a trace in the owner's folders."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.privacy.names.name_model import load_name_model

FIND = """
from journal.privacy.finder import default_finder
finder = default_finder()
assert finder.model, "the name model is missing here"
assert finder.find("Zainab Okonkwo was proud of hers.")
"""
REPORTING = (b"Microsoft/DeveloperTools", b"events.data.microsoft.com")

pytestmark = pytest.mark.skipif(
    load_name_model() is None, reason="the name model is not installed here"
)


def test_the_finder_writes_nothing_into_the_home_of_its_owner(tmp_path: Path) -> None:
    places = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")
    environment = os.environ | {place: str(tmp_path / place) for place in places}
    for place in places:
        (tmp_path / place).mkdir()
    subprocess.run(
        [sys.executable, "-B", "-c", FIND],
        check=True,
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_runtime_carries_no_client_that_reports() -> None:
    spec = importlib.util.find_spec("onnxruntime")
    assert spec is not None
    assert spec.origin
    native = [
        path
        for path in Path(spec.origin).parent.rglob("*")
        if {".so", ".dll", ".dylib", ".pyd"} & set(path.suffixes)
    ]
    assert native
    for path in native:
        content = path.read_bytes()
        assert not any(mark in content for mark in REPORTING), path.name

"""The Qt binding must not drop references to None; PySide6 6.12.0 does so on Python 3.11."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_void_calls_keep_their_hands_off_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    lost = before - sys.getrefcount(None)
    assert abs(lost) < CALLS // 10, f"{lost} references to None lost in {CALLS} calls"

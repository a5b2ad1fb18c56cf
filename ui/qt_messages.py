"""What Qt itself has to say: a window that cannot open gets a sentence, not an abort."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui import screen

_heard: list[str] = []


def listen() -> None:
    """Hear Qt's messages from now on."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        refused = any("could not connect to display" in line for line in _heard)
        sentence = screen.screen_refused() if refused else screen.qt_missing()
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
        os._exit(1)  # Qt aborts the process after a fatal message, with a core dump
    _heard.append(message)
    if os.environ.get("TRIAL_JOURNAL_QT_MESSAGES"):
        sys.stderr.write(f"{message}\n")

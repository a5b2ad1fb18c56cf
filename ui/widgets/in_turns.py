"""Long work of the window's thread in short turns, so that nothing typed or drawn waits for it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


class InTurns(QObject):
    """Takes one step of `steps` in each turn of the event loop, then calls `done`."""

    def __init__(self, steps: Iterator[None], done: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps, self._done = steps, done
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
            self._done()
        except BaseException:
            self._timer.stop()  # told once, not at every turn
            raise

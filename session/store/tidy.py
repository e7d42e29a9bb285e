"""What is done after an answer was given: a thread that tidies up, step by step, and waits longer after each vain try.

It must stay true that nobody waits for this thread: what it does can be cut off at any moment and goes on later.
"""

from __future__ import annotations

import enum
import logging
import threading
import time
from collections.abc import Callable

from session.store.errors import StoreError

logger = logging.getLogger(__name__)

BREATH_SECONDS = 0.02  # between two steps, so that who wants to write comes in between
LONG_BREATH_SECONDS = 0.1  # so that of those who write meanwhile hardly anybody waits for a step
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.05, 60.0
STOP_SECONDS = 3.0


class Step(enum.Enum):
    """What a step came to: nothing is left, there is more, there is more and people are at work, or something is in the
    way and has to be waited for.
    """

    DONE = "done"
    MORE = "more"
    NO_HURRY = "no hurry"
    IN_THE_WAY = "in the way"


class Tidy:
    """Calls `step` from `ask` until it is DONE. The thread starts when it is first asked."""

    def __init__(self, step: Callable[[], Step]) -> None:
        self._step = step
        self._changed = threading.Condition()
        self._asked, self._idle, self._open = False, True, True
        self._thread: threading.Thread | None = None

    def ask(self) -> None:
        """There is something to do. Returns at once."""
        with self._changed:
            if not self._open:
                return
            self._asked, self._idle = True, False
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="store-tidy", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Return whether everything was done within this time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._idle, seconds)

    def close(self) -> None:
        """End the thread after the step it is at."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while self._told_to_work():
            began = time.monotonic()
            result = self._one_step()
            if result is Step.DONE:
                pause = FIRST_PAUSE_SECONDS
                self._rest()
            elif result is not Step.IN_THE_WAY:
                pause = FIRST_PAUSE_SECONDS
                breath = BREATH_SECONDS if result is Step.MORE else LONG_BREATH_SECONDS
                self._pause(max(breath, time.monotonic() - began), even_if_asked=True)
            else:
                self._pause(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _told_to_work(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._asked or not self._open)
            self._asked = False
            return self._open

    def _one_step(self) -> Step:
        try:
            return self._step()
        except StoreError as error:
            logger.warning("tidying up has to wait: %s", error)
        except Exception:
            logger.exception("tidying up failed in a way nobody foresaw")
        return Step.IN_THE_WAY

    def _rest(self) -> None:
        with self._changed:
            if not self._asked:
                self._idle = True
                self._changed.notify_all()

    def _pause(self, seconds: float, even_if_asked: bool = False) -> None:
        """Wait this long, or until somebody asks again; then go on."""
        with self._changed:
            self._changed.wait_for(
                lambda: not self._open or (self._asked and not even_if_asked), timeout=seconds
            )
            self._asked = True

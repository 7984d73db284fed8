"""Sets the clock of a Python that has this folder in PYTHONPATH to the moment in TEST_CLOCK.

Python imports a module of this name before all else, so that every library sees this clock, also
those that take over a function when they are imported. The time zone is that of TZ.
"""

import ctypes
import datetime
import gc
import os
import time
from collections.abc import Callable
from typing import Any

_REAL, _SHIFT = time.time, float(os.environ["TEST_CLOCK"]) - time.time()


def _now() -> float:
    return _REAL() + _SHIFT


def _with_now(real: Callable[..., Any], seconds_at: int, now: Callable[[], Any]) -> Any:
    """The function with this clock's time where it is called without one."""

    def faked(*given: Any) -> Any:
        told = given[seconds_at] if len(given) > seconds_at else None
        return real(*given[:seconds_at], now() if told is None else told)

    return faked


def _set_on_built_in(kind: type, name: str, function: Callable[..., Any]) -> None:
    """Put a method on a class of C itself: a subclass in its place would be another class."""
    gc.get_referents(kind.__dict__)[0][name] = classmethod(function)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


time.time = _now
time.time_ns = lambda: int(_now() * 10**9)
for _name in ("localtime", "gmtime", "ctime"):
    setattr(time, _name, _with_now(getattr(time, _name), 0, _now))
time.strftime = _with_now(time.strftime, 1, time.localtime)
_set_on_built_in(datetime.date, "today", lambda cls: cls.fromtimestamp(_now()))
_set_on_built_in(datetime.datetime, "now", lambda cls, tz=None: cls.fromtimestamp(_now(), tz))
_set_on_built_in(
    datetime.datetime,
    "utcnow",
    lambda cls: cls.fromtimestamp(_now(), datetime.UTC).replace(tzinfo=None),
)

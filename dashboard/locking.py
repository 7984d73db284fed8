"""A lock on a file that ends with the process, however it ends: standard library only."""

from __future__ import annotations

import os
import sys


def try_lock(handle: int) -> bool:
    """Lock an open file; False if another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

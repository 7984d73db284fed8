"""A lock on a file that ends with the process, however it ends: standard library only.

filelock does the same, but cannot hold the first start, which locks before any package is there.
"""

from __future__ import annotations

import errno
import os
import sys

# What the systems say where another holds it; Windows EACCES or, after some tries, EDEADLOCK.
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def try_lock(handle: int) -> bool:
    """Lock an open file; False if another process holds it. Raises OSError if none can be had."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        return False
    return True

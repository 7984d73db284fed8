"""The matrix products of the model, left to the BLAS that numpy comes with.

Of every processor that its own library does not know, thinc multiplies by portable code, two to
three times slower. Importing this module imports thinc: it is imported when a model is loaded.
"""

from __future__ import annotations

from thinc.api import NumpyOps, registry
from thinc.types import Floats2d
from threadpoolctl import threadpool_limits

NAME = "dashboard.blas"
# A BLAS takes other code, which rounds otherwise, for matrices of few rows: with fewer than these
# the words of a short paragraph would depend on the paragraphs that are read along with it.
_FEWEST_ROWS = 32


@registry.ops(NAME)
class BlasOps(NumpyOps):  # type: ignore[misc]
    """numpy's operations, with the products of matrices by numpy, too; ``use_ops(NAME)``."""

    name = NAME

    def gemm(
        self,
        x: Floats2d,
        y: Floats2d,
        out: Floats2d | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats2d:
        """The product of two matrices, each transposed first where asked; in ``out`` if given.

        A row of the product depends on the same row of ``x`` alone, whatever rows stand beside it.
        """
        left, right = x.T if trans1 else x, y.T if trans2 else y
        rows, width = left.shape
        if rows >= _FEWEST_ROWS:
            whole: Floats2d = self.xp.dot(left, right, out=out)
            return whole
        padded = self.alloc2f(_FEWEST_ROWS, width)
        padded[:rows] = left
        product: Floats2d = self.xp.dot(padded, right)[:rows]
        if out is None:
            return product
        out[:] = product
        return out


def compute_on_one_core() -> None:
    """Bound every BLAS of the process to one thread, for as long as the process lives.

    The matrices of a text are small: more threads take twice the time of the processor, and those
    of several processes are in each other's way.
    """
    threadpool_limits(limits=1, user_api="blas")

"""Products of matrices: those of numpy, each row by itself, on one core, for our model alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from thinc.api import get_current_ops, use_ops
from threadpoolctl import threadpool_info

from dashboard.nlp.analysis import Depth, analyse
from dashboard.nlp.blas_ops import NAME, BlasOps

# Columns in and out of the layers of the model.
SHAPES = ((576, 288), (384, 288), (288, 288), (96, 64), (64, 384), (64, 106), (96, 50))


def _matrix(rows: int, columns: int) -> Any:
    made = np.random.default_rng(rows * columns).standard_normal((rows, columns))
    return made.astype(np.float32)


def _multiply(left: Any, right: Any, **options: Any) -> Any:
    return BlasOps().gemm(left, right, **options)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_row_does_not_depend_on_the_rows_beside_it(shape: tuple[int, int]) -> None:
    rows, weights = _matrix(300, shape[0]), _matrix(shape[1], shape[0])
    whole = _multiply(rows, weights, trans2=True)
    for count in (1, 2, 5, 17, 31, 32, 33, 100, 299):
        part = _multiply(rows[:count], weights, trans2=True)
        assert np.array_equal(part, whole[:count]), f"{count} of 300 rows"


@pytest.mark.parametrize("rows", [3, 40])
def test_the_product_is_that_of_the_model_s_own_library(rows: int) -> None:
    left, right = _matrix(rows, 96), _matrix(96, 288)
    with use_ops("numpy"):
        expected: Any = get_current_ops().gemm(left, right)
    room: Any = np.full((rows + 1, 288), 7, dtype=np.float32)
    filled = _multiply(left, right, out=room[1:])
    turned = _multiply(left.T.copy(), right, trans1=True)
    for product in (filled, turned, room[1:]):
        np.testing.assert_allclose(product, expected, rtol=1e-4, atol=1e-4)
    assert (room[0] == 7).all()


def test_a_model_that_is_loaded_leaves_the_operations_of_others_alone() -> None:
    analyse("Ana Lund resigned.", depth=Depth.FULL)
    assert get_current_ops().name == "numpy"
    assert NAME != "numpy"


def test_a_text_is_read_on_one_core() -> None:
    analyse("Ana Lund resigned.", depth=Depth.FULL)
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}

"""Bitmaps as arrays and back."""

from array import array
from typing import TypeAlias

import numpy as np
from pyroaring import BitMap

Numbers: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.int64]]"


def numbers(bitmap: BitMap) -> Numbers:
    """What is in it, ascending."""
    return np.array(bitmap.to_array(), np.int64)


def bitmap_of(found: Numbers) -> BitMap:
    """Of numbers from 0 to 2³² - 1 in any order, in its smallest form."""
    # From an array of the machine's own kind it is made a hundred times as fast as from NumPy's.
    bitmap = BitMap(array("I", np.sort(found).astype(np.uint32).tobytes()))
    bitmap.run_optimize()
    return bitmap

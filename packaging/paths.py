"""Paths of one file, however it is spelled: by links, or in capitals where they do not count."""

import os
from functools import cache
from pathlib import Path


@cache
def one_spelling(path: Path) -> str:
    return os.path.normcase(path.resolve())


def lies_in(file: Path, folder: Path) -> bool:
    return Path(one_spelling(file)).is_relative_to(one_spelling(folder))

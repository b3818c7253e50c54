"""Whether two builds of the same tree are the same, byte by byte, and where they are not."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import product


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of files that differ or are missing in one of two folders.

    Of the executable the modules in it are named.
    """
    ours, theirs = _digests(one), _digests(other)
    return [
        detail
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
        for detail in _details(name, one / name, other / name)
    ]


def _digests(folder: Path) -> dict[str, str]:
    """A link is as good as where it leads, if that is written in the same way."""
    return {
        file.relative_to(folder).as_posix(): (
            str(file.readlink()) if file.is_symlink() else sha256(file.read_bytes()).hexdigest()
        )
        for file in folder.rglob("*")
        if file.is_symlink() or file.is_file()
    }


def _details(name: str, one: Path, other: Path) -> Iterator[str]:
    if not one.exists() or not other.exists():
        yield f"{name}: in one of the two only"
        return
    modules = [_modules(one), _modules(other)]
    different = [
        module
        for module in sorted(modules[0].keys() | modules[1].keys())
        if modules[0].get(module) != modules[1].get(module)
    ]
    yield f"{name}: {', '.join(different)}" if different else name


def _modules(file: Path) -> dict[str, bytes]:
    """The modules in the executable; none in any other file."""
    if file.stem != product.PROGRAM:
        return {}
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(file))
    packed = archive.open_embedded_archive("PYZ.pyz")
    return {name: packed.extract(name, raw=True) or b"" for name in packed.toc}

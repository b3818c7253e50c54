"""One secret in one entry of a keyring, or cut into several where an entry holds too little.

Windows Credential Manager holds 2,560 bytes an entry, 1,280 UTF-16 units. A longer secret is cut
into parts, each under a *service name* of its own, because there one service name with a second
user name displaces the first. The main entry then is a manifest: which of two generations is in
force, how many parts it has, and their digest.

A new secret goes into the generation that is not in force, first part first; the manifest is
written last, and the old generation is removed after it, last part first. So whenever this is
interrupted, the old secret is readable, or the new one, or none; and where parts are left over,
part 0 is among them.
"""

import hashlib
from collections.abc import Iterator
from typing import Protocol

PART_UNITS = 1_200
"""UTF-16 units in one part: some room below the limit of 1,280."""

MAX_PARTS = 12

_USER = "trimsy-desk"
_WHOLE = "whole/1:"
_PARTS = "parts/1:"
_GENERATIONS = ("a", "b")


class Ring(Protocol):
    """What is used of a keyring backend."""

    def get_password(self, service: str, username: str, /) -> str | None: ...
    def set_password(self, service: str, username: str, password: str, /) -> None: ...
    def delete_password(self, service: str, username: str, /) -> None: ...


def is_long(secret: str) -> bool:
    """Whether ``secret`` takes more than one part."""
    return len(secret.encode("utf-16-le")) > 2 * PART_UNITS


def store(ring: Ring, service: str, secret: str, *, split: bool) -> None:
    """Put ``secret`` in place of what ``service`` held, in parts if ``split`` and it is long.

    Raises ValueError for one longer than MAX_PARTS, and whatever the backend raises.
    """
    before = ring.get_password(service, _USER) or ""
    if not (split and is_long(secret)):
        ring.set_password(service, _USER, _WHOLE + secret)
        if before.startswith(_PARTS):
            _clear_parts(ring, service)
        return
    parts = list(_cut(secret))
    if len(parts) > MAX_PARTS:
        raise ValueError("too long a secret for the keyring")
    old, new = _GENERATIONS if _generation(before) == "a" else reversed(_GENERATIONS)
    _clear(ring, service, new)
    for index, part in enumerate(parts):
        ring.set_password(_part(service, new, index), _USER, part)
    ring.set_password(service, _USER, f"{_PARTS}{new}:{len(parts)}:{_digest(secret)}")
    _clear(ring, service, old)


def fetch(ring: Ring, service: str) -> str | None:
    """Return the secret, ``None`` when there is none or not all of it.

    Leftovers of an interrupted write or removal are removed. Raises whatever the backend raises.
    """
    main = ring.get_password(service, _USER)
    if main is None:
        if _has_first_part(ring, service):
            _clear_parts(ring, service)
        return None
    if main.startswith(_WHOLE):
        return main.removeprefix(_WHOLE)
    if not main.startswith(_PARTS):
        return None
    return _join(ring, service, main.removeprefix(_PARTS))


def discard(ring: Ring, service: str, *, split: bool) -> None:
    """Remove the secret and every leftover; ``split`` where long ones are kept in parts.

    Elsewhere parts are looked for only where the first is found: each call is a connection of its
    own to the Secret Service, and its daemon has been seen to die of many in a row. Raises whatever
    the backend raises.
    """
    main = ring.get_password(service, _USER) or ""
    _remove(ring, service)
    if split or main.startswith(_PARTS) or _has_first_part(ring, service):
        _clear_parts(ring, service)


def _join(ring: Ring, service: str, manifest: str) -> str | None:
    generation, _, rest = manifest.partition(":")
    count, _, digest = rest.partition(":")
    if generation not in _GENERATIONS or count not in map(str, range(1, MAX_PARTS + 1)):
        return None
    parts = [
        ring.get_password(_part(service, generation, index), _USER) for index in range(int(count))
    ]
    secret = "".join(part for part in parts if part is not None)
    return secret if _digest(secret) == digest else None


def _generation(main: str) -> str:
    return main.removeprefix(_PARTS).partition(":")[0] if main.startswith(_PARTS) else ""


def _part(service: str, generation: str, index: int) -> str:
    return f"{service}/{generation}{index}"


def _has_first_part(ring: Ring, service: str) -> bool:
    return any(ring.get_password(_part(service, name, 0), _USER) for name in _GENERATIONS)


def _clear_parts(ring: Ring, service: str) -> None:
    for generation in _GENERATIONS:
        _clear(ring, service, generation)


def _clear(ring: Ring, service: str, generation: str) -> None:
    # All there could be, not only up to the first gap: people tidy up keyrings by hand too.
    for index in reversed(range(MAX_PARTS)):
        _remove(ring, _part(service, generation, index))


def _remove(ring: Ring, service: str) -> None:
    # Asked first, because removing what is not there is an error of its own in each backend.
    if ring.get_password(service, _USER) is not None:
        ring.delete_password(service, _USER)


def _digest(secret: str) -> str:
    # Half a pair is never in a secret of ours, but may be in parts that came from elsewhere.
    return hashlib.sha256(secret.encode("utf-16-le", "surrogatepass")).hexdigest()


def _cut(secret: str) -> Iterator[str]:
    units = secret.encode("utf-16-le")
    start = 0
    while start < len(units):
        end = start + 2 * PART_UNITS
        if 0xD8 <= units[min(end, len(units)) - 1] <= 0xDB:  # a pair stays in one part
            end -= 2
        yield units[start:end].decode("utf-16-le")
        start = end

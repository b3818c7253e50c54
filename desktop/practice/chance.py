"""What the practice cloud makes up: ids, numbers, codes and tokens."""

import base64
from random import Random, SystemRandom
from uuid import UUID


class Chance:
    """Draws from ``random``, so that a seeded one replays a run; else from the system's."""

    def __init__(self, random: Random | None = None) -> None:
        self._random = SystemRandom() if random is None else random

    def guid(self) -> str:
        return str(UUID(int=self._random.getrandbits(128), version=4))

    def hexadecimal(self, size: int) -> str:
        """``size`` is in bytes, here and below."""
        return self._random.randbytes(size).hex()

    def url_safe(self, size: int) -> str:
        return base64.urlsafe_b64encode(self._random.randbytes(size)).rstrip(b"=").decode()

    def pick(self, letters: str, count: int) -> str:
        return "".join(self._random.choice(letters) for _ in range(count))

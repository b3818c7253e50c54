"""What was saved in the book has to stay there, through whatever happens."""

from datetime import datetime

from tests.simulation.eyes import Content, Eyes, is_wanted
from tests.simulation.watch import Broken, Watch

_PLACE, _STATUS = 7, 8


class Saved:
    """The bookings as the last act left them; ``recent`` are the ids of those changed last."""

    def __init__(self, eyes: Eyes, watch: Watch) -> None:
        self._eyes = eyes
        self._watch = watch
        self._content: dict[str, Content] = {}
        self._is_doubtful = False
        self.recent: list[int] = []

    def begin(self) -> None:
        """An act begins; should the process die in it, it may have been saved or not."""
        self._is_doubtful = True

    def end(self, now: datetime) -> None:
        """Remember what the book says now, and which bookings that concerns."""
        content = self._eyes.content()
        for uid, says in content.items():
            if self._content.get(uid) != says:
                self.recent = [*self.recent[-2:], int(str(says[0]))]
                self._watch.acted_on(uid, now, wanted=is_wanted(says[_PLACE], says[_STATUS]))
        self._content = content
        self._is_doubtful = False

    def compare(self, when: str, now: datetime) -> None:
        content = self._eyes.content()
        if self._is_doubtful:
            if not self._content.keys() <= content.keys():
                raise Broken(f"a saved booking is gone {when}")
            self.end(now)
        elif content != self._content:
            raise Broken(f"the book is not as it was saved {when}")

    def begin_anew(self) -> None:
        """Another book has been put in this one's place."""
        self._content = self._eyes.content()
        self._is_doubtful = False

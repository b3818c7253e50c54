"""How the columns of a table share its room."""

from collections.abc import Sequence


def shared(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Take from the widest columns until all have room, and from none more than to its ``least``.

    All in pixels. What does not fit even then has to be scrolled to.
    """
    given = list(widths)
    while (over := sum(given) - room) > 0:
        yielding = [column for column, width in enumerate(given) if width > least[column]]
        if not yielding:
            break
        widest = max(given[column] for column in yielding)
        first = [column for column in yielding if given[column] == widest]
        others = [given[column] for column in yielding if given[column] < widest]
        floor = max([widest - -(-over // len(first)), *others, *(least[one] for one in first)])
        for column in first:
            given[column] = floor
    return given

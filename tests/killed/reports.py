"""How a run tells the test what happens: one JSON object a line, through a pipe."""

import json
import os
from typing import Any


class Reports:
    """Each line is written as a whole or not at all, whenever the writer is killed.

    POSIX promises that of a pipe for up to PIPE_BUF bytes (write(2)): 4,096 on Linux.
    """

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def tell(self, says: str, **facts: Any) -> None:  # noqa: ANN401 - whatever JSON takes
        os.write(self._pipe, f"{json.dumps({'says': says, **facts})}\n".encode())

"""Plays seeds and says what came of them; ends with 1 where a rule was broken."""

import argparse
import logging
import sys
import time

from tests.simulation.runs import outcomes, story, summary
from tests.simulation.simulation import run

TOLD = 3
"""Violations that are told in full."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="simulate", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many to play")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--seed", type=int, help="play this one alone, and tell all of it")
    chosen = parser.parse_args()
    begun = time.monotonic()
    if chosen.seed is not None:
        logging.disable()
        played = [run(chosen.seed)]
        print("\n".join(played[0].trace))
    else:
        played = list(outcomes(range(chosen.first, chosen.first + chosen.seeds)))
    print(summary(played, time.monotonic() - begun))
    logging.disable()
    bad = [one for one in played if one.violation]
    for one in bad[:TOLD]:
        print(f"\n{story(one)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

"""Try the properties of `tests/properties` with as many inputs as there is time for.

    uv run python tests/benchmarks/fuzz.py [PROPERTY…] [--seconds N] [--seed N]

Each property has the same share of the time, and prints how many inputs it held for. What breaks
one is printed as small as it gets, with the exit code 1; it belongs into a test of its own.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import tuples

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.properties.targets import TARGETS

AT_ONCE = 500  # inputs between two looks at the clock


def tried(name: str, seconds: float, chance: random.Random) -> int:
    """Try a property for so long; return with how many inputs."""
    holds, inputs, _ = TARGETS[name]
    count = 0

    def counted(drawn: tuple[object, ...]) -> None:
        nonlocal count
        count += 1
        holds(*drawn)

    end = time.monotonic() + seconds
    many = settings(
        max_examples=AT_ONCE,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    while time.monotonic() < end:
        seed(chance.getrandbits(64))(many(given(tuples(*inputs))(counted)))()
    return count


def main() -> int:
    """Print a line for each property."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="PROPERTY", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, code, total = random.Random(options.seed), 0, 0
    names = options.names or list(TARGETS)
    for name in names:
        began = time.monotonic()
        try:
            count = tried(name, options.seconds / len(names), chance)
        except Exception as broken:  # noqa: BLE001  # any of them breaks the property
            notes = "\n".join(getattr(broken, "__notes__", ()))
            print(f"{name:12} BROKEN by {type(broken).__name__}: {broken}\n{notes}", flush=True)
            code = 1
        else:
            total += count
            print(f"{name:12} {count:12,} inputs in {time.monotonic() - began:.0f} s", flush=True)
    print(f"{'in all':12} {total:12,} inputs")
    return code


if __name__ == "__main__":
    sys.exit(main())

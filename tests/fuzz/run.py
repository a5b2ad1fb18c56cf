"""The coverage-guided fuzzer: python -m tests.fuzz.run [--seconds N] [TARGET]

Needs atheris (`uv pip install --group fuzz`; Linux). Without TARGET each in turn gets its share of
the time. What it finds is written to tests/fuzz/found/TARGET, where the suite replays it.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FOUND = Path(__file__).parent / "found"
NAMES = ("bundle", "collection", "admissions", "invitation", "decisions", "role", "sealed")
MEMORY_MB = 1_024
SECONDS_OF_ONE_FILE = 5
LARGEST = 200_000


def main() -> int:
    """Run the targets asked for; how many of them found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("target", nargs="?", choices=NAMES)
    asked = parser.parse_args()
    if asked.here:
        return _fuzz(asked.target, asked.seconds)
    names = [asked.target] if asked.target else NAMES
    share = str(max(1, asked.seconds // len(names)))
    return sum(_in_own_process(name, share) for name in names)


def _in_own_process(name: str, seconds: str) -> int:
    # A finding ends the process, and each target starts with no memory of the last one's.
    command = [sys.executable, "-m", "tests.fuzz.run", "--here", "--seconds", seconds, name]
    ended = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    done = [line for line in ended.stderr.splitlines() if "Done " in line or "cov: " in line]
    print(f"{name}: {'; '.join(done[-2:])}", flush=True)
    if ended.returncode:
        print(ended.stderr[-3_000:], flush=True)
    return int(bool(ended.returncode))


def _fuzz(name: str, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["journal"]):
        from tests.fuzz.targets import targets

    target = targets()[name]

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        made = target.change(data, lambda part: atheris.Mutate(part, len(part) + 64), chance)
        return made[:most]

    (FOUND / name).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds):
            Path(corpus, str(number)).write_bytes(seed)
        options = {
            "max_total_time": seconds,
            "max_len": LARGEST,
            "timeout": SECONDS_OF_ONE_FILE,
            "rss_limit_mb": MEMORY_MB,
            "artifact_prefix": f"{FOUND / name}/",
        }
        given = [f"-{option}={value}" for option, value in options.items()]
        atheris.Setup([sys.argv[0], *given, corpus], target.survives, custom_mutator=change)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())

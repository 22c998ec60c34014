"""Guided by coverage, from the kept seeds: python -m tests.fuzz TARGET [OPTION...]

Needs the extra ``fuzz``: ``pip install --require-hashes -r .ci/fuzz.lock``. The
options are libFuzzer's, such as -runs=100000 or -max_total_time=600. What it finds is
written to the folder it runs in; a case that is worth keeping goes into
tests/fuzz/seeds.
"""

import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["rehab"]):
    from tests.fuzz.targets import SEEDS, TARGETS

LIMITS = ("-rss_limit_mb=300", "-timeout=20", "-print_final_stats=1", "-max_len=20000")


def main() -> None:
    """Run one target until the options end it, or until it fails."""
    name, *options = sys.argv[1:] or ["nothing"]
    if name not in TARGETS:
        sys.exit(f"one of: {', '.join(TARGETS)}")
    with tempfile.TemporaryDirectory() as found:
        kept = [found, str(SEEDS / name)]  # new cases go into the first
        atheris.Setup([sys.argv[0], *LIMITS, *options, *kept], TARGETS[name])
        atheris.Fuzz()


main()

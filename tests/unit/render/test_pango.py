"""Whatever the machine's settings of fonts are, those of the sheets are found."""

import os
import subprocess
import sys

PAINTS = """
from rehab.render.trial import paint
print(paint('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
            '<text>a</text></svg>'))
"""
ELSEWHERE = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")


def test_settings_that_lead_to_no_font_crash_nothing():
    env = {**os.environ, **dict.fromkeys(ELSEWHERE, "")}
    done = subprocess.run(
        [sys.executable, "-c", PAINTS],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "")

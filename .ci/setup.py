"""Run ``make setup`` or ``make lock``, with any installed Python: older versions must be able to parse this file.

Usage: python .ci/setup.py [lock]
"""

import sys

if sys.version_info < (3, 10):  # noqa: UP036  # an older `python3` must print this message
    sys.exit(
        "glue_constructs needs Python 3.10 or newer, got %s; try: make PYTHON=python3.12"  # noqa: UP031  # Python 2.7 has no f-strings
        % sys.version.split()[0]
    )

import environment

environment.main(sys.argv[1:])

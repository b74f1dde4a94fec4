"""What ``make setup`` and ``make lock`` run, by whatever Python there is: this file alone must be read by any of them.

Usage: python .ci/setup.py [lock]
"""

import sys

if sys.version_info < (3, 10):  # noqa: UP036  # an older one may be what `python3` is; the sentence is the point
    sys.exit(
        "glue_constructs needs Python 3.10 or newer, got %s; try: make PYTHON=python3.12"  # noqa: UP031  # the same
        % sys.version.split()[0]
    )

import environment

environment.main(sys.argv[1:])

"""The numbers on the comparison page that tests can count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.cases import INVALID_JOBS, cases

from glue_constructs.rules import Severity, check_job

PAGE = (Path(__file__).parents[2] / "docs" / "comparison.md").read_text()


@pytest.fixture(scope="module")
def invalid():
    return [case for case in cases() if case.group == INVALID_JOBS]


def test_the_number_of_reported_jobs_is_correct(invalid):
    found = [case for case in invalid if any(f.severity is Severity.ERROR for f in check_job(case.body))]
    assert re.findall(r"of (\d+) jobs that Glue refuses (\d+) are errors", PAGE) == [
        (str(len(invalid)), str(len(found)))
    ]


def test_all_figures_are_for_the_same_jobs(invalid):
    assert set(re.findall(r"[Oo]f the (\d+)[,. ]", PAGE) + re.findall(r"The (\d+) are the refused", PAGE)) == {
        str(len(invalid))
    }

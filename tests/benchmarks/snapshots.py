"""A test suite of fifty snapshots, as in a user's repository."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .processes import WITHOUT_VALIDATION, timed
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, s, table

if TYPE_CHECKING:
    from .rounds import Effort

TESTS = 50
_OURS = """\
import pytest
from glue_constructs import SparkEtlJob

pytest_plugins = ["glue_constructs.testing.fixtures"]


@pytest.mark.parametrize("workers", range(2, 2 + {tests}))
def test_job(stack, template_snapshot, workers):
    job = SparkEtlJob(
        stack,
        "Job",
        script="s3://scripts/orders.py",
        glue_version="5.1",
        worker_type="G.1X",
        number_of_workers=workers,
    )
    assert job == template_snapshot
"""
_L2 = """\
import aws_cdk as cdk
import pytest
from aws_cdk import assertions, aws_glue as glue, aws_iam as iam, aws_s3 as s3
from syrupy.extensions.json import JSONSnapshotExtension


@pytest.mark.parametrize("workers", range(2, 2 + {tests}))
def test_job(snapshot, workers):
    stack = cdk.Stack(cdk.App(), "Stack")
    glue.PySparkEtlJob(
        stack,
        "Job",
        role=iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("glue.amazonaws.com")),
        script=glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "orders.py"),
        glue_version=glue.GlueVersion.V5_1,
        worker_configuration={{"worker_type": glue.WorkerType.G_1X, "number_of_workers": workers}},
    )
    assert assertions.Template.from_stack(stack).to_json() == snapshot(extension_class=JSONSnapshotExtension)
"""
SUITES = {"SparkEtlJob, TemplateSnapshot": _OURS, "PySparkEtlJob, assertions.Template": _L2}


def measure(effort: Effort) -> Figures:
    """Measure pytest with fifty tests and with one test, which shows the start-up time."""
    with tempfile.TemporaryDirectory() as folder:
        variants = {
            f"{name}, {tests}": _suite(Path(folder, f"{kind}-{tests}"), text.format(tests=tests))
            for kind, (name, text) in enumerate(SUITES.items())
            for tests in (1, TESTS)
        }
        commands = {
            name: lambda _turn, suite=suite: timed(_pytest(suite), cwd=suite, env=WITHOUT_VALIDATION)
            for name, suite in variants.items()
        }
        return {name: medians(rounds) for name, rounds in interleaved(commands, effort).items()}


def _suite(folder: Path, text: str) -> Path:
    """Create a folder with the tests and their snapshots."""
    folder.mkdir()
    folder.joinpath("pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    folder.joinpath("test_job.py").write_text(text, encoding="utf-8")
    timed([*_pytest(folder), "--snapshot-update"], cwd=folder, env=WITHOUT_VALIDATION)
    return folder


def _pytest(folder: Path) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]


def page(figures: Figures) -> list[str]:
    """Return one table."""
    rows = []
    for name in SUITES:
        one, all_ = figures[f"{name}, 1"], figures[f"{name}, {TESTS}"]
        each = (all_["cpu"] - one["cpu"]) / (TESTS - 1)
        rows.append([name, s(all_["wall"]), s(all_["cpu"]), s(one["cpu"]), ms(each)])
    head = [
        "",
        f"{TESTS} tests, wall",
        f"{TESTS} tests, CPU",
        "1 test, CPU",
        "CPU ms per further test",
    ]
    first, second = (figures[f"{name}, {TESTS}"]["cpu"] for name in SUITES)
    return [
        "Each test creates a stack with one job and its role, synthesizes it, and compares it with its snapshot;",
        f"without CDK validation. Ratio of the CPU times: {ratio(first, second)}.",
        "",
        *table(head, rows),
    ]


SECTION = Section(
    title="A suite of 50 snapshot tests",
    measure=measure,
    steps=lambda effort: effort.rounds * 2 * len(SUITES),
    page=page,
)

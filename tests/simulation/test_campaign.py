"""The promises are kept under all injected faults, and the simulator detects planted defects."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from simulation.campaign import (
    OURS,
    PROVIDERS,
    find_breaking_schedule,
    find_violations,
    run_campaign,
    run_schedule,
    shrink_finding,
)
from simulation.known import KNOWN, KNOWN_OF_LOCATION
from simulation.ours import Location, Ours, virtual_handlers
from simulation.stories import draw_schedule

from glue_constructs.handlers import entry, response
from glue_constructs.handlers.glue import job_run, runs

# The templates of the simulated stacks are synthesized.
pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
# The first schedules have every kind of fault at every call; `make long` runs all.
FIRST = range(1000)
FIXED = range(5000)
FIRST_OF_LOCATION = range(400)
FIXED_OF_LOCATION = range(2000)
RANDOM = 300


def describe_findings(report) -> str:
    return "\n\n".join(f"seed {f.schedule.seed}: {f.violation}\n{f.schedule}" for f in report.findings)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [FIRST, pytest.param(FIXED, marks=pytest.mark.long)], ids=len)
def test_every_promise_is_kept_in_the_fixed_schedules(seeds):
    report = run_campaign(seeds, kept=1)
    assert not report.broken, describe_findings(report)
    assert report.schedules == len(seeds)
    assert len(report.faults) > 80  # kinds of faults, by call
    assert set(report.acts) == {
        "deploy",
        "delete",
        "continue_rollback",
        "stop_run",
        "delete_job",
        "start_run",
    }


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [FIRST_OF_LOCATION, pytest.param(FIXED_OF_LOCATION, marks=pytest.mark.long)], ids=len)
def test_every_promise_is_kept_for_address_validation_jobs(seeds):
    report = run_campaign(seeds, "location", kept=1)
    assert not report.broken, describe_findings(report)


@pytest.mark.long
@pytest.mark.parametrize("against", OURS)
def test_every_promise_is_kept_in_random_schedules(against):
    seed = random.SystemRandom().randrange(10**6, 10**12)
    # to reproduce it
    print(f"python -m tests.simulation --schedules {RANDOM} --seed {seed} --against {against}")  # noqa: T201
    report = run_campaign(range(seed, seed + RANDOM), against, kept=1)
    assert not report.broken, describe_findings(report)


@pytest.mark.parametrize("name", KNOWN)
def test_every_promise_is_kept_in_the_known_schedules(name):
    assert not find_violations(KNOWN[name], Ours())


@pytest.mark.parametrize("name", KNOWN_OF_LOCATION)
def test_every_promise_is_kept_in_the_known_schedules_of_address_validation_jobs(name):
    assert not find_violations(KNOWN_OF_LOCATION[name], Location())


def test_a_seed_is_the_same_schedule_in_every_process():
    program = (
        "from simulation.campaign import run_schedule; from simulation.ours import Ours\n"
        "from simulation.stories import draw_schedule\n"
        "for seed in range(150): run_schedule(draw_schedule(seed), Ours(), print)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT / "tests",
            env={
                **os.environ,
                "PYTHONHASHSEED": hash_seed,
                "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))),
            },
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("seed", range(40))
def test_a_seed_replays_a_schedule_exactly(seed):
    traces = []
    for _ in range(2):
        lines: list[str] = []
        run_schedule(draw_schedule(seed), Ours(), lines.append)
        traces.append(lines)
    assert traces[0] == traces[1]
    assert len(traces[0]) > 4


@pytest.mark.parametrize(
    ("against", "broken"),
    [
        ("stock", {"P1", "P3", "P4", "P5", "P6", "P8", "P9", "P11"}),
        ("synchronous", {"P1", "P3", "P5", "P6", "P8", "P9", "P11"}),
    ],
)
def test_the_provider_framework_breaks_most_promises(against, broken):
    assert set(run_campaign(range(400), against, kept=0).broken) >= broken


@pytest.fixture
def without_token(monkeypatch):
    """Starts runs without their token, so that a repeated step does not find the run that it has started."""

    def start_parameters(request):
        return dict(request.properties.start)

    monkeypatch.setattr(runs, "start_parameters", start_parameters)


@pytest.mark.usefixtures("without_token")
def test_a_defect_is_found_and_reported_with_a_schedule_without_needless_decisions():
    provider = Ours()
    found = find_breaking_schedule("P1", range(200), provider)
    finding = shrink_finding(found, "P1", provider)
    assert len(finding.schedule) < len(found)
    assert finding.schedule.seed == found.seed
    for index in range(len(finding.schedule)):
        shorter = find_violations(finding.schedule.without(index), provider)
        assert "P1" not in {violation.promise for violation in shorter}


def test_the_real_time_and_network_of_the_handlers_are_restored():
    kept = entry.time, entry.datetime, job_run.datetime, response.urllib
    run_schedule(draw_schedule(1), Ours())
    assert kept == (entry.time, entry.datetime, job_run.datetime, response.urllib)
    with virtual_handlers():
        assert entry.time is not kept[0]
        assert response.urllib is not kept[3]


@pytest.mark.parametrize("against", PROVIDERS)
def test_the_command_counts_schedules_and_fails_only_for_this_library(against):
    command = [sys.executable, "-m", "tests.simulation", "--schedules", "60", "--seed", "7", "--against", against]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"60 schedules against {against} from seed 7" in done.stdout.replace("\n", " ")


def test_the_command_replays_a_schedule():
    command = [sys.executable, "-m", "tests.simulation", "--replay", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "CloudFormation sends Create#0 of " in done.stdout

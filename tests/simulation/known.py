"""Schedules that once broke a promise, shortened.

Some are too rare to be drawn soon. The others, whose names begin with a number, show what release 0.1.0 did wrong in
this world.
"""

from __future__ import annotations

from typing import Any

from .runs import Plan
from .schedule import Act, Fault, Schedule, Setting


def _schedule(*decisions: Act | Setting | Fault) -> Schedule:
    def of(kind: type) -> tuple[Any, ...]:
        return tuple(decision for decision in decisions if isinstance(decision, kind))

    return Schedule(0, of(Act), of(Setting), of(Fault))


def _deploy(after: float, **details: Any) -> Act:
    return Act("deploy", after, details=details)


_RARE: dict[str, Schedule] = {
    # Lambda delivers the Create again just when the deployment of the same stack is retried.
    "an event is delivered again during the next update": _schedule(
        _deploy(400, keeps=True, fails_after=25.9),
        _deploy(40, keeps=True),
        Setting("list_lag", 2.2),
        Fault("error", "states.start_execution", 0, "OperationTimeoutException"),
        Fault("cold", "entry", 0, 6),
    ),
    # Every deployment does the same work, so the work of a run does not identify its request.
    "an update that is rolled back did the same work as the previous one": _schedule(
        _deploy(20, changes=(("wait", False),)),
        _deploy(400, fails_after=4.6),
        Setting("run_on", "DEPLOY"),
        Setting("run 1", Plan(starting=150, end="FAILED", stopping=100)),
    ),
    # Glue may retry the older run for longer than the new run may take.
    "stopping an older run takes longer than the wait": _schedule(
        _deploy(40),
        _deploy(5, work=1, cancelled_after=3.7),
        _deploy(8, work=1),
        Setting("wait", value=False),
        Setting("wait_seconds", 60),
        Setting("known_retries", value=False),
        Setting("run 0", Plan(starting=1, running=30, end="FAILED", stopping=400)),
        Fault("cold", "entry", 1, 6),
    ),
    # It is throttling, but the status says that the call may have taken effect; the run is not listed yet.
    "StartJobRun starts a run and returns a throttling error with status 503": _schedule(
        _deploy(40),
        Setting("read_lag", 4.5),
        Fault("error_after", "glue.start_job_run", 0, "RequestLimitExceeded"),
    ),
    # The step that continued the list is repeated with the list as it was before.
    "the call that has listed the runs of a busy job dies after StartJobRun": _schedule(
        _deploy(100),
        _deploy(40, work=1),
        Setting("wait", value=False),
        Setting("busy", 2000),
        Fault("die_first", "glue.start_job_run", 1, 0.5),
    ),
    "the same, when no time is left to run the job": _schedule(
        _deploy(400),
        Setting("wait_seconds", 60),
        Setting("busy", 2000),
        Setting("run 0", Plan(starting=30, running=0.5, stopping=30)),
        Fault("die_first", "glue.start_job_run", 0, 0.5),
        Fault("lost", "glue.get_job_runs", 8),
    ),
    "the run that could not assume its role is read two minutes later": _schedule(
        _deploy(40),
        Setting("role_delay", (20, "fail")),
        Setting("outage", (42.9, 120, "glue", "EndpointConnectionError")),
    ),
    "the entry function waits for its permission while the user deploys again": _schedule(
        _deploy(40, keeps=True, fails_after=8.8, changes=(("run_on", "DEPLOY"),)),
        _deploy(40, keeps=False),
        Setting("iam_lag", 50),
        Setting("list_lag", 2.5),
        Fault("lost_answer", "glue.start_job_run", 0, 5),
    ),
    "GetJob is throttled when a run has failed": _schedule(
        _deploy(40, without=("OrdersNow", "OrdersReset")),
        _deploy(60),
        Setting("neighbour", value=True),
        Setting("outage", (188.7, 120, "glue", "429")),
        Setting("run 0", Plan(starting=4, running=60, end="FAILED")),
    ),
    # The event arrived late, so wait_timeout has passed when one call to Glue is lost.
    "a late Delete gets no immediate response from Glue": _schedule(
        _deploy(400),
        Act("delete", 8),
        Setting("wait_seconds", 60),
        Fault("die_before", "entry", 1),
        Fault("lost_answer", "states.list_executions", 1, 5),
        Fault("lost_answer", "glue.get_job_runs", 1, 15),
    ),
    # The response is sent at the response deadline, is lost, and must be sent again in time.
    "the only response in time is lost": _schedule(
        _deploy(100, fails_after=1.5),
        Setting("wait_seconds", 60),
        Setting("outage", (110.1, 300, "glue", "ThrottlingException")),
        Fault("lost", "answer", 0),
    ),
    # Glue returns errors until the response deadline, and then the first response is lost.
    "a Delete is retried until the deadline": _schedule(
        _deploy(40, fails_after=4.5),
        Setting("wait_seconds", 60),
        Setting("outage", (93.1, 300, "glue", "InternalServiceException")),
        Fault("lost", "answer", 0),
    ),
    # The run exceeded its wait, but was neither stopped nor a failure.
    "a run continues after its wait": _schedule(
        _deploy(60, changes=(("stop", False),)),
        _deploy(100, work=1, cancelled_after=1.5),
        Setting("on_failure", "continue"),
        Setting("wait_seconds", 60),
        Setting("run 0", Plan(waiting=200, starting=30, running=120)),
        Fault("late", "event", 1, 25),
    ),
    # DescribeStacks fails for the entry function of the rollback.
    "a rollback is not recognized at first": _schedule(
        _deploy(20),
        _deploy(40, work=1, fails_after=0.7, changes=(("stop", False),)),
        Setting("wait", value=False),
        Setting("run 0", Plan(waiting=200, follow=1, stopping=1)),
        Fault("error", "cloudformation.describe_stacks", 4, "ThrottlingException"),
    ),
}

_REMOVED = _deploy(40, without=("OrdersNow",))
_STAYS = Setting("neighbour", value=True)

_FAULTS: dict[str, Schedule] = {
    "1: a run is removed with its job, and another run stays": _schedule(_deploy(40), _REMOVED, _STAYS),
    "1: an update that adds a job and its run fails": _schedule(_REMOVED, _deploy(40, fails_after=50), _STAYS),
    "1: the job of a run is changed": _schedule(_deploy(40), _deploy(40, changes=(("job", "orders-v2"),))),
    "2: StartJobRun starts a run and returns status 503 without a code": _schedule(
        _deploy(40), Fault("error_after", "glue.start_job_run", 0, "503")
    ),
    "2: a poll gets status 503 without a code": _schedule(_deploy(40), Fault("error", "glue.get_job_run", 0, "503")),
    "2: a poll gets a throttling error that the handler does not list": _schedule(
        _deploy(40), Fault("error", "glue.get_job_run", 0, "RequestLimitExceeded")
    ),
    "3: the policy of the entry function's role is not applied yet": _schedule(_deploy(40), Setting("iam_lag", 20)),
    "3: Glue cannot assume the role of the job yet": _schedule(_deploy(40), Setting("role_delay", (20, "fail"))),
    "3: Glue cannot assume the role of the job yet, and StartJobRun fails": _schedule(
        _deploy(40), Setting("role_delay", (20, "refuse"))
    ),
    "6: an update that runs nothing, after 10 days": _schedule(
        _deploy(40), _deploy(10 * 24 * 3600, changes=(("wait_seconds", 900),)), Setting("twin", value=True)
    ),
    "6: a rollback, after 10 days": _schedule(
        _deploy(40),
        _deploy(10 * 24 * 3600, work=1, fails_after=100),
        Setting("twin", value=True),
        Setting("run 2", Plan(end="FAILED")),
        Setting("run 3", Plan(end="FAILED")),
    ),
    "8: an empty JobRunId": _schedule(_deploy(40), Setting("empty_parameter", "JobRunId")),
    "8: an empty SecurityConfiguration": _schedule(_deploy(40), Setting("empty_parameter", "SecurityConfiguration")),
    "9: others run the job every 10 seconds": _schedule(_deploy(40), Act("delete", 40), Setting("busy", 2000)),
    "10: the bookmark is reset at each retry": _schedule(
        _deploy(40, without=("OrdersNow",)),
        Act("start_run", 5, details={"running": 60}),
        _deploy(8),
        Setting("twin", value=True),
        Setting("reset_bookmark", value=True),
        Setting("max_concurrent", 1),
    ),
    "10: a waiting run has no StartedOn": _schedule(
        _deploy(40),
        Setting("waiting_has_start", value=False),
        Setting("wait_seconds", 600),
        Setting("run 0", Plan(waiting=400)),
        Fault("lost_answer", "glue.start_job_run", 0, 5),
    ),
    "10: all deliveries of an event are lost": _schedule(_deploy(40), Fault("dropped", "event", 0, 5)),
}

KNOWN = {**_RARE, **_FAULTS}
"""Of runs."""

KNOWN_OF_LOCATION: dict[str, Schedule] = {
    "1: the last address validation job is removed": _schedule(_deploy(40), _REMOVED, _STAYS),
    "2: StartJob starts a job and returns status 503 without a code": _schedule(
        _deploy(40), Fault("error_after", "glue.start_job_run", 0, "503")
    ),
    "3: the policy of the entry function's role is not applied yet": _schedule(_deploy(40), Setting("iam_lag", 20)),
    # It is not listed as Pending any more, and not yet as Running.
    "a job begins to run while its states are listed": _schedule(
        _deploy(40),
        Act("delete", 93.2, while_busy=True),
        Setting("neighbour", value=True),
        Setting("run 0", Plan(starting=150, running=120, end="FAILED")),
        Fault("stale", "glue.get_job_runs", 9, 13.7),
    ),
}

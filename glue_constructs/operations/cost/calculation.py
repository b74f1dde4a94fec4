"""The cost of a job: per hour, per run at its timeout, per day of a streaming run, with retries, and at least.

From plain data, without aws_cdk. All amounts are exact (`Decimal`), in USD, without tax, discounts and free tiers, and
for Glue's own compute only. A cost that depends on values not known before deployment is unknown, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model.prices import BASE_REGION, Rate
from glue_constructs.operations.cost.amount import Amount, format_usd
from glue_constructs.operations.cost.capacity import Capacity, capacity_of
from glue_constructs.operations.cost.duration import DAY, HOUR, Duration, is_endless, minimum_of, timeout_of
from glue_constructs.operations.cost.rating import class_of, partial_billing_reason, rate_of
from glue_constructs.operations.cost.unpriced import Unpriced, combine_reasons, only_when_deployed, unpriced

# The rules' readers of jobs and runs, which tolerate malformed values and have UNKNOWN for intrinsic functions.
from glue_constructs.rules._job import Job
from glue_constructs.rules._run import Run

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class JobCost:
    """The cost of a job, as far as it is known before the job runs.

    Attributes:
        capacity: The maximum capacity of a run; or why it is unknown.
        execution_class: "STANDARD" or "FLEX"; empty for jobs without classes (Python shell, Ray), or when unknown.
        rate: The price of one unit of capacity per hour; or why it is unknown.
        region: The job's Region; `None` when unknown.
        timeout: The timeout of a run; or why it is unknown.
        is_most: Whether the amounts are upper bounds: with auto scaling and in class FLEX each worker is billed for the
            time that it ran.
        per_hour: The cost of an hour.
        per_run: The cost of a run that lasts until its timeout; unknown for a run without a timeout.
        per_day: The cost of a day of a run without a timeout (streaming without Timeout); `None` for all others.
        with_retries: The worst case: every attempt of MaxRetries but the last fails right before the timeout. Glue does
            not retry a run that timed out.
        least: The cost of a run that ends immediately: Glue bills one minute, on Glue 1.0 and older ten.
    """

    capacity: Capacity | Unpriced
    execution_class: str
    rate: Rate | Unpriced
    region: str | None
    timeout: Duration | Unpriced
    is_most: bool
    per_hour: Amount
    per_run: Amount
    per_day: Amount | None
    with_retries: Amount
    least: Amount

    @property
    def is_as_at_home(self) -> bool:
        """Whether the rate is that of us-east-1, because none is known for the job's Region."""
        return isinstance(self.rate, Rate) and self.rate.region == BASE_REGION and self.region != BASE_REGION


def job_cost(properties: Mapping[str, object], *, region: str | None = None) -> JobCost:
    """Calculate the cost of a job.

    ::

        job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 10}
        job_cost({**job, "Timeout": 480}, region="us-east-1").per_run.explanation
        # "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD"

    Args:
        properties: The properties of an AWS::Glue::Job in a template. Amounts that depend on an intrinsic function are
            unknown; CDK tokens must be resolved to intrinsic functions first (``_cdk.tokens.without_tokens``).
        region: The job's Region. Default: unknown; the rates of us-east-1 are used, and `is_as_at_home` is True.
    """
    return price_job(Job.read(properties), region=region)


def run_cost(
    parameters: Mapping[str, object], job: Mapping[str, object] | None = None, *, region: str | None = None
) -> JobCost:
    """Calculate the cost of a run that StartJobRun starts.

    Args:
        parameters: The parameters of StartJobRun, by their names in the API.
        job: The properties of the job. Default: unknown; only the run's parameters are used.
        region: See `job_cost`.
    """
    return price_job(Run.read(parameters, job).effective, region=region)


def price_job(job: Job, *, region: str | None) -> JobCost:
    """Calculate the cost of a `Job` of the rules; see `job_cost`."""
    capacity, rate, timeout = capacity_of(job), rate_of(job, region=region), timeout_of(job)
    minimum, less = minimum_of(job), partial_billing_reason(job)
    run = _billed_duration(timeout, minimum)
    return JobCost(
        capacity=capacity,
        execution_class=class_of(job),
        rate=rate,
        region=region,
        timeout=timeout,
        is_most=less is not None,
        per_hour=_amount(capacity, HOUR, rate),
        per_run=_amount(capacity, run, rate),
        per_day=_amount(capacity, DAY, rate) if is_endless(job) else None,
        with_retries=_amount(capacity, run, rate, attempts=_attempts(job)),
        least=_amount(capacity, less or minimum, rate),
    )


def _billed_duration(timeout: Duration | Unpriced, minimum: Duration | Unpriced) -> Duration | Unpriced:
    """Return the billed duration of a run at its timeout: at least the minimum."""
    if isinstance(timeout, Unpriced):
        return combine_reasons(timeout, minimum) or timeout
    return minimum if isinstance(minimum, Unpriced) else max(timeout, minimum)


def _amount(
    capacity: Capacity | Unpriced, time: Duration | Unpriced, rate: Rate | Unpriced, *, attempts: int | Unpriced = 1
) -> Amount:
    if (
        isinstance(capacity, Unpriced)
        or isinstance(time, Unpriced)
        or isinstance(rate, Unpriced)
        or isinstance(attempts, Unpriced)
    ):
        return Amount(None, str(combine_reasons(capacity, time, rate, attempts)))
    if capacity.unit != rate.unit:
        return Amount(None, f"{rate.category} is billed per {rate.unit}, got {capacity.text}")
    # Divide last: rounding happens only here.
    usd = capacity.units * time.seconds * rate.usd * attempts / HOUR.seconds
    repeated = f" x {attempts} attempts" if attempts > 1 else ""
    return Amount(usd, f"{capacity.text} x {time} x {rate.usd} USD{repeated} = {format_usd(usd)} USD")


def _attempts(job: Job) -> int | Unpriced:
    retries = job.max_retries
    if retries is None:
        return 1
    if not isinstance(retries, int):
        return only_when_deployed("MaxRetries")
    return unpriced(f"MaxRetries must be 0 or more, got {retries}") if retries < 0 else 1 + retries

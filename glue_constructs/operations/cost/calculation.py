"""What a job costs: the price of an hour, of a run at its timeout, and of what comes beside that.

Plain data in, plain data out: no aws_cdk. All amounts are exact (`Decimal`), in USD, without tax, discounts and free
tiers, and of Glue's own compute only. What nobody can know before the deployment is unknown, with the reason.
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

# The facts of a job and of a run as the rules read them, with their tolerance and their UNKNOWN.
from glue_constructs.rules._job import Job
from glue_constructs.rules._run import Run

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class JobCost:
    """What a job costs, as far as it can be known before it runs.

    Attributes:
        capacity: What a run keeps busy, at most; or why that is not known.
        execution_class: "STANDARD" or "FLEX"; empty where there are no classes (Python shell, Ray), or it is not known.
        rate: The price of an hour of one unit of capacity; or why that is not known.
        region: The Region that the job is for; `None` when it is not known.
        timeout: How long a run may last; or why that is not known.
        is_most: Whether a run may cost less than its time suggests: with auto scaling and in class FLEX each worker is
            billed for the time that it ran.
        per_hour: An hour of a run.
        per_run: A run that lasts until its timeout; unknown when it has no end.
        per_day: A day of a run without an end (streaming without Timeout); `None` for all others.
        with_retries: The worst case: every attempt of MaxRetries but the last fails right before the timeout. Glue does
            not retry a run that reached it.
        least: A run that ends at once: Glue bills a minute, on Glue 1.0 and older ten.
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
        """Whether the rate is that of us-east-1, for want of one for the job's own Region."""
        return isinstance(self.rate, Rate) and self.rate.region == BASE_REGION and self.region != BASE_REGION


def job_cost(properties: Mapping[str, object], *, region: str | None = None) -> JobCost:
    """Price a job.

    ::

        job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 10}
        job_cost({**job, "Timeout": 480}, region="us-east-1").per_run.explanation
        # "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD"

    Args:
        properties: The properties of an AWS::Glue::Job as CloudFormation takes them. Intrinsic functions may stand
            anywhere, and make unknown what needs them; CDK tokens must be intrinsics already
            (``_cdk.tokens.without_tokens``).
        region: The Region that the job is for. Left out: the rates of us-east-1, and the cost `is_as_at_home`.
    """
    return price_job(Job.read(properties), region=region)


def run_cost(
    parameters: Mapping[str, object], job: Mapping[str, object] | None = None, *, region: str | None = None
) -> JobCost:
    """Price a run as StartJobRun would start it.

    Args:
        parameters: The parameters of StartJobRun, by the API's names.
        job: The properties of the job that runs. Left out: what the run does not say itself is unknown.
        region: As in `job_cost`.
    """
    return price_job(Run.read(parameters, job).effective, region=region)


def price_job(job: Job, *, region: str | None) -> JobCost:
    """The same of a job that was read before."""
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
    """What a run at its timeout is billed for: the minimum, where the timeout is shorter."""
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
        return Amount(None, f"{rate.category} is billed by the {rate.unit}, and {capacity.text} is none")
    # The division last, so that nothing is rounded before.
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

from glue_constructs.rules._argument_values import whole_number
from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, sources


class RaySettingOutOfRange(Rule[Job]):
    """A number among a Ray job's arguments is out of its range.

    What it does:
        Checks --min-workers of Ray jobs, from 0 to NumberOfWorkers, and --object_store_memory_head and
        --object_store_memory_worker, percentages from 1 to 100. All are whole numbers. An empty value is accepted.

    Why:
        The page of Ray's parameters states the ranges, --min-workers with "Maximum: value specified in
        --number-of-workers".

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0", "Timeout": 60,
         "WorkerType": "Z.2X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--min-workers": "9"}}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0", "Timeout": 60,
         "WorkerType": "Z.2X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--min-workers": "2"}}
    """

    id = "GC480"
    severity = Severity.ERROR
    fix = "set a number within the range"
    source = sources.RAY_PARAMETERS

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != RAY:
            return
        if job.arguments.get("--min-workers") is not None:
            most_workers = job.number_of_workers if isinstance(job.number_of_workers, int) else None
            yield from self._check_range(job, "--min-workers", 0, most_workers)
        yield from self._check_range(job, "--object_store_memory_head", 1, 100)
        yield from self._check_range(job, "--object_store_memory_worker", 1, 100)

    def _check_range(self, job: Job, key: str, least: int, most: int | None) -> Iterator[Finding]:
        value = job.arguments.get(key)
        if not isinstance(value, str) or not value.strip():
            return
        number = whole_number(value)
        if number is None or number < least or (most is not None and number > most):
            wanted = f"a whole number from {least}" if most is None else f"a whole number from {least} to {most}"
            yield self.finding(job.arguments.path_of(key), f"{key} is out of range", wanted=wanted, got=value)

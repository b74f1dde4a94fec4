from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._run import Run


class HalfWorkerOverride(Rule[Run]):
    """A run overrides the worker type or the number of workers, but not both.

    What it does:
        Checks a run's parameters for one of the two without the other. When the job does not set the other one either,
        unpaired-worker-settings reports it.

    Why:
        Glue treats the pair as one setting; no document says that a run may override only one of them.

    Wrong::

        {"JobName": "orders", "NumberOfWorkers": 4}

    Right::

        {"JobName": "orders", "WorkerType": "G.1X", "NumberOfWorkers": 4}
    """

    id = "GC702"
    severity = Severity.WARNING
    fix = "set both WorkerType and NumberOfWorkers"
    source = sources.API_RUNS

    def check(self, run: Run) -> Iterator[Finding]:
        pair = {"WorkerType": run.effective.worker_type, "NumberOfWorkers": run.effective.number_of_workers}
        missing = [name for name in pair if name not in run.given]
        if len(missing) == 1 and pair[missing[0]] is not None:
            fault = f"the run overrides one of the worker settings without {missing[0]}"
            yield self.finding(missing[0], fault, wanted="both or neither", got=None)

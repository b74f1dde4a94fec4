from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._run import Run


class HalfWorkerOverride(Rule[Run]):
    """A run overrides the worker type or the number of workers, but not both.

    What it does:
        Looks for one of the two among a run's parameters. Where the job lacks the other half,
        unpaired-worker-settings says so.

    Why:
        The pair is one setting to Glue; that a run may override half of it is documented nowhere.

    Wrong::

        {"JobName": "orders", "NumberOfWorkers": 4}

    Right::

        {"JobName": "orders", "WorkerType": "G.1X", "NumberOfWorkers": 4}
    """

    id = "GC702"
    severity = Severity.WARNING
    fix = "give WorkerType and NumberOfWorkers together"
    source = sources.API_RUNS

    def check(self, run: Run) -> Iterator[Finding]:
        pair = {"WorkerType": run.effective.worker_type, "NumberOfWorkers": run.effective.number_of_workers}
        missing = [name for name in pair if name not in run.given]
        if len(missing) == 1 and pair[missing[0]] is not None:
            fault = f"the run overrides half of the worker settings and leaves {missing[0]} to the job"
            yield self.finding(missing[0], fault, wanted="both or neither", got=None)

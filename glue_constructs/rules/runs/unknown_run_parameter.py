from glue_constructs.model.api import START_JOB_RUN_PARAMETERS
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._run import Run


class UnknownRunParameter(Rule[Run]):
    """A run has a parameter that StartJobRun does not have.

    What it does:
        Checks the names of a run's parameters. Version, role, command, connections, retries, tags and maintenance
        window belong to the job: a run cannot change them.

    Why:
        Every AWS SDK refuses it: 'Unknown parameter in input: "MaxRetries", must be one of: JobName, ...'.

    Wrong::

        {"JobName": "orders", "MaxRetries": 1}

    Right::

        {"JobName": "orders", "Timeout": 60}
    """

    id = "GC701"
    severity = Severity.ERROR
    fix = "remove the parameter, and set it on the job if it belongs there"
    source = sources.API_RUNS

    def check(self, run: Run) -> Iterator[Finding]:
        for name in run.given:
            if name not in START_JOB_RUN_PARAMETERS:
                wanted = f"one of {', '.join(START_JOB_RUN_PARAMETERS)}"
                yield self.finding(str(name), "StartJobRun does not have this parameter", wanted=wanted, got=name)

from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.rules._argument_values import whole_number
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_KEY = "--executor-cores"
_SINCE = SPECIAL_PARAMETERS[_KEY].since or ""
_PER_VCPU = 2


class ExecutorCoresOutOfRange(Rule[Job]):
    """The number of executor cores is out of range.

    What it does:
        Checks --executor-cores of Spark jobs on Glue 3.0 and later: a whole number from 1 to twice the vCPUs of the
        worker type. Without a known worker type, any number from 1 is accepted; so is an empty value.

    Why:
        "The value should not exceed 2x the number of vCPUs on the worker type": more concurrent tasks need more memory
        and disk.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2,
         "DefaultArguments": {"--executor-cores": "9"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2,
         "DefaultArguments": {"--executor-cores": "8"}}
    """

    id = "GC467"
    severity = Severity.WARNING
    fix = "set --executor-cores to at most twice the vCPUs of the worker type, or remove it"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        cores = job.arguments.get(_KEY)
        if not isinstance(cores, str) or not cores.strip() or not job.is_spark or job.is_older_than(_SINCE):
            return
        number = whole_number(cores)
        most = job.worker.vcpu * _PER_VCPU if job.worker is not None else None
        if number is None or number < 1 or (most is not None and number > most):
            wanted = "a whole number from 1" if most is None else f"a whole number from 1 to {most}"
            yield self.finding(job.arguments.path_of(_KEY), f"{_KEY} is out of range", wanted=wanted, got=cores)

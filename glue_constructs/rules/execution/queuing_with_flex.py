from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity


class QueuingWithFlex(Rule[Job]):
    """A FLEX job's runs are to queue.

    What it does:
        Looks for JobRunQueuingEnabled beside ExecutionClass FLEX.

    Why:
        "This property must be set to false for flex jobs", says the AWS CDK: a FLEX run waits for spare capacity
        anyway.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionClass": "FLEX", "JobRunQueuingEnabled": true}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionClass": "FLEX", "JobRunQueuingEnabled": false}

    Contradictions:
        The AWS CDK forbids it; a public definition that is deployed has both. It is deployable, so this is a warning.
    """

    id = "GC312"
    severity = Severity.WARNING
    fix = "switch queuing off, or use the execution class STANDARD"
    source = "https://github.com/aws/aws-cdk/pull/31830"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.job_run_queuing_enabled is True and job.execution_class == "FLEX":
            fault = "a FLEX job should not queue its runs"
            yield self.finding("JobRunQueuingEnabled", fault, wanted="False", got=True)

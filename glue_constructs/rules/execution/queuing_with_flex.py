from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity


class QueuingWithFlex(Rule[Job]):
    """Job run queuing is enabled on a FLEX job.

    What it does:
        Checks for JobRunQueuingEnabled together with ExecutionClass FLEX.

    Why:
        "This property must be set to false for flex jobs", says the AWS CDK: a FLEX run already waits for spare
        capacity.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionClass": "FLEX", "JobRunQueuingEnabled": true}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionClass": "FLEX", "JobRunQueuingEnabled": false}

    Contradictions:
        The AWS CDK forbids it; a published, deployed definition has both. It can be deployed, so the rule warns.
    """

    id = "GC312"
    severity = Severity.WARNING
    fix = "disable queuing, or use the execution class STANDARD"
    source = "https://github.com/aws/aws-cdk/pull/31830"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.job_run_queuing_enabled is True and job.execution_class == "FLEX":
            fault = "a FLEX job should not queue its runs"
            yield self.finding("JobRunQueuingEnabled", fault, wanted="False", got=True)

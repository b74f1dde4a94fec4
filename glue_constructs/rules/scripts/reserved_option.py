from glue_constructs.model.parameters import RESERVED_OPTIONS
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class ReservedOption(Rule[ScriptOfJob]):
    """A script requests an option that getResolvedOptions reserves.

    What it does:
        Checks the names that a Spark script passes to getResolvedOptions for JOB_ID, JOB_RUN_ID,
        SECURITY_CONFIGURATION, encryption-type, continuation-option and the bookmark options.

    Why:
        The library adds these itself: "RuntimeError: Using reserved arguments job-bookmark-option", or argparse's
        "conflicting option string: --JOB_ID". Their values are always in the result.

    Wrong::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'job-bookmark-option'])",
                    "print(args['job_bookmark_option'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME'])",
                    "print(args['job_bookmark_option'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}
    """

    id = "GC611"
    severity = Severity.WARNING
    fix = "remove the name from the list: getResolvedOptions always returns its value"
    source = sources.AWSGLUE

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if not subject.job.is_spark or not subject.is_run_as_python:
            return
        for option in subject.script.options:
            if option.reader == "getResolvedOptions" and option.name in RESERVED_OPTIONS:
                fault = f"{subject.script.at(option.line)} requests an option that getResolvedOptions reserves"
                yield self.finding(SCRIPT, fault, wanted="another name", got=option.name)

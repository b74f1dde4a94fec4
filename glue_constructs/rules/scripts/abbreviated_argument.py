from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import ScriptOfJob


class AbbreviatedArgument(Rule[ScriptOfJob]):
    """An argument is read as the abbreviation of an option.

    What it does:
        Checks Spark jobs before Glue 6.0 for arguments whose name is the beginning of an option that the script passes
        to getResolvedOptions, but not itself an option.

    Why:
        On these versions, getResolvedOptions uses argparse with abbreviations: --run sets the option run_date, intended
        or not, and overrides --run_date where it comes later; where it matches two options, the run fails. From Glue
        6.0 on, only full names count, and the option is missing.

    Wrong::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'run_date'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--run": "2026-11-01"}}}

    Right::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'run_date'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--run_date": "2026-11-01"}}}
    """

    id = "GC612"
    severity = Severity.WARNING
    fix = "write the option's full name, or choose a name that is not the beginning of an option"
    source = sources.MIGRATING_60

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if not subject.job.is_spark or not subject.job.lacks("whole_option_names") or not subject.is_run_as_python:
            return
        keys = {option.key for option in subject.script.options if option.reader == "getResolvedOptions"}
        for key, path in subject.given.items() if keys else ():
            longer = sorted(each for each in keys if each.startswith(key))
            if longer and key not in keys and len(key) > len("--"):
                fault = f"{subject.script.name} reads {key} as an abbreviation of {longer[0]}"
                yield self.finding(
                    path, fault, wanted=f"{longer[0]!r}, or a name that is not the beginning of an option", got=key
                )

from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import ScriptOfJob


class AbbreviatedArgument(Rule[ScriptOfJob]):
    """An argument is taken for the abbreviation of another.

    What it does:
        Looks on Spark jobs before Glue 6.0 for arguments whose name is the beginning of an option that the script
        passes to getResolvedOptions, and is no option itself.

    Why:
        There, getResolvedOptions is an argparse with abbreviations: --run feeds the option run_date, meant or not, and
        wins over --run_date where it comes later; where it fits two options, the run fails. From Glue 6.0 on only whole
        names count, and the option is missing.

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
    fix = "write the option's whole name, or choose a name that begins no other"
    source = sources.MIGRATING_60

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if not subject.job.is_spark or not subject.job.lacks("whole_option_names") or not subject.is_run_as_python:
            return
        keys = {option.key for option in subject.script.options if option.reader == "getResolvedOptions"}
        for key, path in subject.given.items() if keys else ():
            longer = sorted(each for each in keys if each.startswith(key))
            if longer and key not in keys and len(key) > len("--"):
                fault = f"{subject.script.name} reads {key} as an abbreviation of {longer[0]}"
                yield self.finding(path, fault, wanted=f"{longer[0]!r}, or a name that begins no option", got=key)

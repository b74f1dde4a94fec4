from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob

# A parser with one of them was written for Glue.
_OF_GLUE = ("JOB_NAME", "scriptLocation")


class StrictArgumentParser(Rule[ScriptOfJob]):
    """A script's argparse parser refuses the arguments that Glue itself passes.

    What it does:
        Checks for parse_args, outside of branches, where it parses the arguments of the script and not another list. A
        parser with JOB_NAME, or in a Python shell job with scriptLocation, is accepted.

    Why:
        Glue passes --JOB_NAME, --JOB_ID and --JOB_RUN_ID to Spark jobs, --scriptLocation to Python shell jobs, and to
        both every argument of the job, including special parameters; a JobRun of this library also passes
        --glue-constructs-token. parse_args ends the run: "error: unrecognized arguments".

    Wrong::

        {"Script": ["import argparse", "", "parser = argparse.ArgumentParser()", "parser.add_argument('--day')",
                    "args = parser.parse_args()"],
         "Job": {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}}

    Right::

        {"Script": ["import argparse", "", "parser = argparse.ArgumentParser()", "parser.add_argument('--day')",
                    "args, _ = parser.parse_known_args()"],
         "Job": {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}}
    """

    id = "GC613"
    severity = Severity.WARNING
    fix = "use parse_known_args, or getResolvedOptions"
    source = sources.AWSGLUE

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        line = subject.script.strict_parser
        if line is None or not (subject.job.is_spark or subject.job.command == PYTHON_SHELL):
            return
        known = {option.name for option in subject.script.options if option.reader == "argparse"}
        if not known.isdisjoint(_OF_GLUE) or not subject.is_run_as_python:
            return
        fault = f"{subject.script.at(line)} refuses the arguments that Glue itself passes"
        yield self.finding(SCRIPT, fault, wanted="parse_known_args", got="parse_args")

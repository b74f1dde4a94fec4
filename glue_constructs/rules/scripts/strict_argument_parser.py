from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob

# Who knows one of them has met Glue.
_OF_GLUE = ("JOB_NAME", "scriptLocation")


class StrictArgumentParser(Rule[ScriptOfJob]):
    """A script's argparse refuses the arguments that Glue itself passes.

    What it does:
        Looks for parse_args, where it reads the script's own arguments and not another list, outside of branches. A
        parser that knows JOB_NAME, or in a Python shell job scriptLocation, is left alone.

    Why:
        Glue passes Spark jobs --JOB_NAME, --JOB_ID and --JOB_RUN_ID, Python shell jobs --scriptLocation, and both every
        argument of the job, those for Glue included; a JobRun of this library passes --glue-constructs-token, too.
        parse_args ends the run: "error: unrecognized arguments".

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
        fault = f"{subject.script.at(line)} refuses the arguments that Glue passes by itself"
        yield self.finding(SCRIPT, fault, wanted="parse_known_args", got="parse_args")

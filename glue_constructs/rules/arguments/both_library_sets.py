from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class BothLibrarySets(Rule[Job]):
    """The library set of a Python shell job is set twice.

    What it does:
        Checks Python shell jobs for both library-set and --library-set.

    Why:
        Both are spellings of one option, and no document says which one takes precedence.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"library-set": "analytics", "--library-set": "none"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"library-set": "analytics"}}

    Contradictions:
        The CDK writes "library-set" without dashes and says that this is Glue's name for it; AWS's samples write
        "--library-set". The rule accepts either of them alone.
    """

    id = "GC438"
    severity = Severity.ERROR
    fix = "keep one of the two arguments"
    source = sources.ADD_PYTHON_SHELL_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        bare = job.arguments.get("library-set") if job.command == PYTHON_SHELL else None
        dashed = job.arguments.get("--library-set")
        if isinstance(bare, str) and isinstance(dashed, str):
            fault = "library-set and --library-set are the same option"
            path = job.arguments.path_of("--library-set")
            yield self.finding(path, fault, wanted="one of them", got=f"{bare}, {dashed}")

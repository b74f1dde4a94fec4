from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ArgumentOfWrongType(Rule[Job]):
    """Job arguments are no map of strings.

    What it does:
        Looks for lists, objects and nulls among the job arguments, and for DefaultArguments, NonOverridableArguments
        or a run's Arguments that are no object. Numbers are left to unquoted-number; booleans pass.

    Why:
        The API takes a map of strings: "Invalid type for parameter DefaultArguments.--n, value: [...], type: <class
        'list'>, valid types: <class 'str'>". CloudFormation refuses a null in any template.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-py-files": ["s3://bucket/a.whl", "s3://bucket/b.whl"]}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-py-files": "s3://bucket/a.whl,s3://bucket/b.whl"}}

    Contradictions:
        A CLI sample on the Python shell page passes --extra-py-files as a JSON list. The API model is followed.
    """

    id = "GC401"
    severity = Severity.ERROR
    fix = "write every argument as one string: join a list with commas, leave a null out"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        for path, wanted, got in job.arguments.mistyped:
            yield self.finding(path, "job arguments are a map of strings", wanted=wanted, got=got)

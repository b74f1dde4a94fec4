from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ArgumentOfWrongType(Rule[Job]):
    """The job arguments are not a map of strings.

    What it does:
        Checks for lists, objects and nulls among the job arguments, and for DefaultArguments, NonOverridableArguments
        or a run's Arguments that are not an object. Numbers are reported by unquoted-number; booleans are accepted.

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
        A CLI sample on the Python shell page passes --extra-py-files as a JSON list. The rule follows the API model.
    """

    id = "GC401"
    severity = Severity.ERROR
    fix = "write every argument as one string: join a list with commas, remove a null"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        for path, wanted, got in job.arguments.mistyped:
            yield self.finding(path, "job arguments must be a map of strings", wanted=wanted, got=got)

from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

# Where other resource types of CloudFormation take a list.
_SHAPES = {
    "Connections": 'an object around the list, {"Connections": [...]}',
    "Tags": "an object of keys and values, not a list of Key and Value",
}


class ValueOfWrongType(Rule[Job]):
    """A property has a value of a type that it does not take.

    What it does:
        Looks at every property that a rule asks about: text, whole numbers, numbers, booleans and objects.
        CloudFormation's tolerance is kept: "10" is a number, 5.1 is text, and Tags and arguments may be an object in
        JSON text. All other rules take such a value for unknown.

    Why:
        The API model fixes the types. A fraction where a whole number belongs fails the whole stack without saying
        where: "Internal Failure".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxRetries": 1.5}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxRetries": 1}

    Contradictions:
        The CloudFormation schema types MaxRetries "number", the API "integer". A fraction was seen to fail
        (awsdocs/aws-cloudformation-user-guide pull request 901), so the API is followed. The CloudFormation page calls
        Tags an "array of Tag", its schema an object: the schema decides.
    """

    id = "GC001"
    severity = Severity.ERROR
    fix = "give a value of the type that the property takes"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        for path, wanted, got in job.mistyped:
            fault = f"{path} has a value of the wrong type"
            yield self.finding(path, fault, wanted=_SHAPES.get(path, wanted), got=got)

from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

# Where other resource types of CloudFormation take a list.
_SHAPES = {
    "Connections": 'an object with the list, {"Connections": [...]}',
    "Tags": "an object of keys and values, not a list of Key and Value",
}


class ValueOfWrongType(Rule[Job]):
    """A property has a value of the wrong type.

    What it does:
        Checks every property that a rule reads: strings, whole numbers, numbers, booleans and objects. Conversions of
        CloudFormation are accepted: "10" is a number, 5.1 is a string, and Tags and arguments may be an object in JSON
        text. All other rules treat a value of the wrong type as unknown.

    Why:
        The API model determines the types. A fraction instead of a whole number makes the deployment of the stack
        fail without naming the property: "Internal Failure".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxRetries": 1.5}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxRetries": 1}

    Contradictions:
        The CloudFormation schema has the type "number" for MaxRetries, the API "integer". A fraction was reported to
        fail (awsdocs/aws-cloudformation-user-guide pull request 901), so the rule follows the API. The CloudFormation
        page calls Tags an "array of Tag", its schema an object: the rule follows the schema.
    """

    id = "GC001"
    severity = Severity.ERROR
    fix = "set a value of the expected type"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        for path, wanted, got in job.mistyped:
            fault = f"{path} has a value of the wrong type"
            yield self.finding(path, fault, wanted=_SHAPES.get(path, wanted), got=got)

import json

from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, sources

_CONFIGURATIONS = ("--logging_configuration", "--object_spilling_config")


class MalformedRayConfiguration(Rule[Job]):
    r"""A Ray job's configuration is not a JSON object.

    What it does:
        Checks --logging_configuration and --object_spilling_config of Ray jobs: each is a JSON object, written as a
        string. A string with escaped quotes, as on a command line, is accepted; so is an empty value.

    Why:
        The page of Ray's parameters documents both as a JSON object.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0", "Timeout": 60,
         "WorkerType": "Z.2X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--logging_configuration": "CLOUDWATCH_LOGS=False"}}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0", "Timeout": 60,
         "WorkerType": "Z.2X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--logging_configuration": "{\"CLOUDWATCH_LOGS\": {\"IS_ENABLED\": \"False\"}}"}}
    """

    id = "GC481"
    severity = Severity.ERROR
    fix = "write the configuration as a string that holds one JSON object"
    source = sources.RAY_PARAMETERS

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != RAY:
            return
        for key in _CONFIGURATIONS:
            value = job.arguments.get(key)
            if isinstance(value, str) and value.strip() and not _is_object(value):
                fault = f"{key} is not a JSON object"
                yield self.finding(job.arguments.path_of(key), fault, wanted="a JSON object as a string", got=value)


def _is_object(text: str) -> bool:
    return any(isinstance(_loaded(form), dict) for form in (text, text.replace('\\"', '"')))


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None

import re

from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_FORM = re.compile(r"(\w+\.)+\w+", re.ASCII)
_MAX_LENGTH = 255


class MalformedGlueVersion(Rule[Job]):
    r"""GlueVersion does not have the format of a version.

    What it does:
        Checks GlueVersion of any job: parts of letters and digits, separated by dots.

    Why:
        The API and the CloudFormation schema require ^(\w+\.)+\w+$ and at most 255 characters.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.0", "Timeout": 60}
    """

    id = "GC120"
    severity = Severity.ERROR
    fix = "write the full version, in quotes: '5.1'"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        version = job.glue_version
        if isinstance(version, str) and version.lower() != "auto" and not _is_well_formed(version):
            wanted = f"'{version}.0'" if version.isdecimal() else "a version such as '5.1'"
            yield self.finding(
                "GlueVersion", "GlueVersion does not have the format of a version", wanted=wanted, got=version
            )


def _is_well_formed(version: str) -> bool:
    return len(version) <= _MAX_LENGTH and _FORM.fullmatch(version) is not None

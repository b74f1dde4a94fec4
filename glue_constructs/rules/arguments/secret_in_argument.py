from glue_constructs.rules import _secrets as secrets
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class SecretInArgument(Rule[Job]):
    """A job argument holds a secret in plain text.

    What it does:
        Checks the values for access keys, private keys, tokens and passwords in URLs, and for literals under names such
        as --db_password. ARNs, names, paths, dynamic references and placeholders are accepted. The finding does not
        show the value.

    Why:
        "Job arguments may be logged. Do not pass plaintext secrets as arguments." They also appear in the template, in
        the console and in every job run.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--db_password": "correct-horse-9-battery"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--db_secret_name": "production/database"}}
    """

    id = "GC413"
    severity = Severity.WARNING
    fix = "keep the secret in AWS Secrets Manager or a Glue connection, and pass its name"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        known = [
            (argument, argument.value, f"{argument.key}\n{argument.value}")
            for argument in job.arguments
            if isinstance(argument.value, str)
        ]
        forms = secrets.possible_forms("\n".join([text for _, _, text in known]))
        for argument, value, text in known:
            what = secrets.find_secret(text, forms) if forms else None
            if what is not None or secrets.is_secret_by_name(argument.key, value):
                fault = f"a job argument holds {what or 'a secret, judging by its name'}"
                wanted = "the name or the ARN of a secret or connection"
                yield self.finding(argument.property, fault, wanted=wanted, got=value)

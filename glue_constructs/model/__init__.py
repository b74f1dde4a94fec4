"""What Glue is: data and pure functions, on the standard library alone. Every package may import it.

One row a Glue version (`versions`), one a worker type (`workers`), one a property of AWS::Glue::Job (`job_schema`), one
a special parameter (`parameters`). A fact stands in its row and nowhere else; each row bears its source. Dates are
facts, not a clock. The service adds versions and types: a name that is not here may be newer than this release.
"""

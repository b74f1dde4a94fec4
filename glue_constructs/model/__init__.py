"""Facts about AWS Glue, as data and pure functions. Needs only the standard library; every package may import it.

There is one row per Glue version (`versions`), worker type (`workers`), property of AWS::Glue::Job (`job_schema`) and
special parameter (`parameters`). A fact is only in its row; each row has its source. Dates are data: nothing reads the
clock. The service adds versions and types: a name that is not here may be newer than this release.
"""

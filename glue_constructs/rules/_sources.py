"""The documents that the rules rest on: one name for each address, so that it is written once."""

from __future__ import annotations

_GLUE = "https://docs.aws.amazon.com/glue/latest/dg"

ADD_JOB = f"{_GLUE}/add-job.html"
ADD_PYTHON_SHELL_JOB = f"{_GLUE}/add-job-python.html"
API_JOBS = f"{_GLUE}/aws-glue-api-jobs-job.html"
API_RUNS = f"{_GLUE}/aws-glue-api-jobs-runs.html"
AUTO_VERSION = f"{_GLUE}/auto-version-upgrades.html"
CLOUDFORMATION = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-job.html"
JOB_ARGUMENTS = f"{_GLUE}/aws-glue-programming-etl-glue-arguments.html"
MAINTENANCE = f"{_GLUE}/glue-streaming-maintenance.html"
MIGRATING_60 = f"{_GLUE}/migrating-version-60.html"
QUOTAS = "https://docs.aws.amazon.com/general/latest/gr/glue.html"
RAY = f"{_GLUE}/ray-jobs-section.html"
RELEASE_NOTES = f"{_GLUE}/release-notes.html"
TROUBLESHOOTING = f"{_GLUE}/glue-troubleshooting-errors.html"
VERSION_POLICY = f"{_GLUE}/glue-version-support-policy.html"

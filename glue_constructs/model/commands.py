"""The commands of jobs, and facts about Python shell and Ray jobs."""

from __future__ import annotations

SPARK_ETL = "glueetl"
SPARK_STREAMING = "gluestreaming"
PYTHON_SHELL = "pythonshell"
RAY = "glueray"

COMMANDS = (SPARK_ETL, SPARK_STREAMING, PYTHON_SHELL, RAY)
SPARK = (SPARK_ETL, SPARK_STREAMING)

# Jobs API > JobCommand.PythonVersion, the values of its pattern ^([2-3]|3[.]9)$.
PYTHON_VERSIONS = ("2", "3", "3.9")
# The one without an end of life.
PYTHON_SHELL_PYTHON = "3.9"
# Glue ignores it on Python shell jobs (add-job-python); the release notes associate Python shell 3.9 with it.
PYTHON_SHELL_GLUE_VERSION = "3.0"
# Jobs API > MaxCapacity: "The default is 10 DPUs".
SPARK_DEFAULT_CAPACITY = 10
# Jobs API > MaxCapacity, for Python shell jobs; the first is the default.
PYTHON_SHELL_CAPACITIES = (0.0625, 1)
# The version policy; "3" means Python 3.6.
PYTHON_SHELL_END_OF_LIFE = {"2": "2026-04-01", "3": "2026-06-01"}
# "The timeout is defaulted to 2,880 minutes for Glue version 4.0 and earlier" (botocore's model of CreateJob): Python
# shell jobs have it with any GlueVersion, which Glue ignores.
PYTHON_SHELL_DEFAULT_TIMEOUT = 2_880

# Ray jobs > Runtime.
RAY_RUNTIMES = ("Ray2.4",)
RAY_REGIONS = ("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-northeast-1")

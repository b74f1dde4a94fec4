"""A streaming job that selects alarming readings from arriving files of sensor data.

It runs until it is stopped, and then resumes from its checkpoint. Glue restarts it weekly, in its maintenance window.
"""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from constructs import Construct

from glue_constructs import S3Location, SparkStreamingJob, WorkerType

JOBS = Path(__file__).parent / "jobs"


class Sensors(cdk.Stack):
    """A lake, where readings arrive, and a streaming job."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        lake = s3.Bucket(self, "Lake", enforce_ssl=True, versioned=True)

        alarms = SparkStreamingJob(
            self,
            "Alarms",
            script=JOBS / "alarms.py",
            glue_version="5.1",
            worker_type=WorkerType.G_025X,
            number_of_workers=2,
            maintenance_window="Sun:3",
            checkpoint_location=S3Location(lake, "checkpoints/alarms/"),
            arguments={
                "--readings": lake.s3_url_for_object("readings/"),
                "--alarms": lake.s3_url_for_object("alarms/"),
                "--every": "1 minute",
            },
        )
        lake.grant_read(alarms, "readings/*")
        # Not "alarms/*": Spark also writes the folder marker alarms_$folder$.
        lake.grant_read_write(alarms, "alarms*")

        cdk.CfnOutput(self, "LakeName", value=lake.bucket_name)
        cdk.CfnOutput(self, "AlarmsName", value=alarms.job_name)


if __name__ == "__main__":
    app = cdk.App()
    Sensors(app, "Sensors")
    app.synth()

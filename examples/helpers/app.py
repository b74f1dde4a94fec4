"""Offers of suppliers: two jobs that share a package, with a module and requirements.

The Spark job cleans the files that have arrived since its last run (job bookmark); the Python shell job lists the best
offers.
"""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from constructs import Construct

from glue_constructs import Bookmark, PythonShellJob, SparkEtlJob

HERE = Path(__file__).parent


class Offers(cdk.Stack):
    """A lake and two jobs."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        lake = s3.Bucket(self, "Lake", enforce_ssl=True, versioned=True)
        clean_offers = lake.s3_url_for_object("clean/")

        clean = SparkEtlJob(
            self,
            "Clean",
            script=HERE / "jobs" / "clean.py",
            glue_version="5.1",
            timeout=cdk.Duration.minutes(30),
            extra_py_files=[HERE / "shared" / "offers", HERE / "shared" / "plain_text.py"],
            requirements=HERE / "requirements.txt",
            bookmark=Bookmark.ENABLE,
            temp_dir=True,
            arguments={"--arrivals": lake.s3_url_for_object("arrivals/"), "--clean": clean_offers},
        )
        lake.grant_read(clean, "arrivals/*")
        # Not "clean/*": Spark also writes the folder marker clean_$folder$.
        lake.grant_read_write(clean, "clean*")

        best = PythonShellJob(
            self,
            "Best",
            script=HERE / "jobs" / "best.py",
            timeout=cdk.Duration.minutes(10),
            extra_py_files=[HERE / "shared" / "offers"],
            requirements=["price-parser==0.5.1", "attrs==26.1.0"],
            arguments={"--clean": clean_offers, "--report": lake.s3_url_for_object("report/best.txt")},
        )
        lake.grant_read(best, "clean/*")
        lake.grant_put(best, "report/*")

        cdk.CfnOutput(self, "LakeName", value=lake.bucket_name)
        cdk.CfnOutput(self, "CleanName", value=clean.job_name)
        cdk.CfnOutput(self, "BestName", value=best.job_name)


if __name__ == "__main__":
    app = cdk.App()
    Offers(app, "Offers")
    app.synth()

"""Clean the offers of suppliers, and write them as JSON lines. Files that an earlier run has read are skipped."""

import sys

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from offers import cents
from plain_text import plain
from pyspark.context import SparkContext
from pyspark.sql import functions as f
from pyspark.sql import types as t

args = getResolvedOptions(sys.argv, ["JOB_NAME", "TempDir", "arrivals", "clean"])
glue = GlueContext(SparkContext.getOrCreate())
glue.spark_session.sparkContext.setCheckpointDir(args["TempDir"])
job = Job(glue)
job.init(args["JOB_NAME"], args)

arrivals = glue.create_dynamic_frame.from_options(
    connection_type="s3",
    connection_options={"paths": [args["arrivals"]]},
    format="csv",
    format_options={"withHeader": True},
    transformation_ctx="arrivals",
).toDF()

if not arrivals.columns:
    print("no new offers since the last run")
else:
    # The functions run on the workers, which import these modules and their requirements.
    to_cents, to_plain = f.udf(cents, t.LongType()), f.udf(plain, t.StringType())
    offers = arrivals.select(
        "supplier",
        "product",
        to_plain("description").alias("description"),
        to_cents("price").alias("cents"),
    ).dropna(subset=["cents"])
    # Saved in the TempDir, so that the offers are not cleaned again for the count.
    offers = offers.checkpoint()
    offers.write.mode("append").json(args["clean"])
    print(f"cleaned {offers.count()} offers with {cents.__module__} and {plain.__module__}")

job.commit()

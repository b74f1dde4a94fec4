"""Summarize days of weather by month, as Parquet. Days that an earlier run has read are skipped (job bookmark)."""

import sys

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as f

WET_DAY_MM = 1.0

args = getResolvedOptions(sys.argv, ["JOB_NAME", "days", "months"])
glue = GlueContext(SparkContext.getOrCreate())
job = Job(glue)
job.init(args["JOB_NAME"], args)

days = glue.create_dynamic_frame.from_options(
    connection_type="s3",
    connection_options={"paths": [args["days"]]},
    format="csv",
    format_options={"withHeader": True},
    transformation_ctx="days",
).toDF()

if not days.columns:
    print("no new days since the last run")
else:
    clean = days.select(
        f.date_trunc("month", f.to_date("date", "yyyy/MM/dd")).cast("date").alias("month"),
        f.col("precipitation").cast("double").alias("rain_mm"),
        f.col("temp_max").cast("double").alias("high"),
        f.col("temp_min").cast("double").alias("low"),
    ).dropna()
    months = (
        clean.where("low <= high")
        .groupBy("month")
        .agg(
            f.count("*").alias("days"),
            f.round(f.sum("rain_mm"), 1).alias("rain_mm"),
            f.sum((f.col("rain_mm") >= WET_DAY_MM).cast("int")).alias("wet_days"),
            f.round(f.avg((f.col("high") + f.col("low")) / 2), 1).alias("mean_temp"),
        )
        .orderBy("month")
        .coalesce(1)
    )
    months.write.mode("overwrite").parquet(args["months"])
    print(f"summed up {clean.count()} days")

job.commit()

"""Select sensor readings above a limit from a stream of files, and write them as JSON lines."""

import sys

from awsglue.utils import getResolvedOptions
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

LIMIT = 90.0

args = getResolvedOptions(sys.argv, ["readings", "alarms", "every", "checkpoint_location"])
spark = SparkSession.builder.getOrCreate()

readings = spark.readStream.schema("sensor STRING, at TIMESTAMP, celsius DOUBLE").json(args["readings"])
alarms = readings.where(f.col("celsius") > LIMIT)
query = (
    alarms.writeStream.format("json")
    .option("path", args["alarms"])
    .option("checkpointLocation", args["checkpoint_location"])
    .trigger(processingTime=args["every"])
    .start()
)
query.awaitTermination()

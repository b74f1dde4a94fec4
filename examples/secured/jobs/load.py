"""Load customers from a database into a table of the Data Catalog, through a connection with the login."""

import sys

from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["table", "target"])
glue = GlueContext(SparkContext.getOrCreate())

customers = glue.create_dynamic_frame.from_options(
    connection_type="postgresql",
    connection_options={"useConnectionProperties": "true", "connectionName": "customers", "dbtable": "customers"},
).toDF()
customers.write.mode("overwrite").format("json").option("path", args["target"]).saveAsTable(args["table"])
print(f"loaded {customers.count()} customers into {args['table']}")

"""S3 for Spark, with only the jars that PySpark ships.

PySpark has no S3 client (it is in `hadoop-aws`, several hundred megabytes from Maven), but it has Hadoop's WebHDFS
client and ViewFs. So the embedded AWS runs a small WebHDFS server in front of its S3, and mounts every bucket::

    s3://sales/2024/01.parquet                             the path in the script
      -> ViewFileSystemOverloadScheme                      `fs.s3.impl`: looks the bucket up in a mount table (`mounts`)
      -> webhdfs://127.0.0.1:<port>/sales/2024/01.parquet
      -> GET /webhdfs/v1/sales/2024/01.parquet?op=OPEN     the protocol (`webhdfs`)
      -> GetObject sales, 2024/01.parquet                  S3 as a file system (`filesystem`)

Verified with PySpark 3.5 (Hadoop 3.3.4) and PySpark 4.1 (Hadoop 3.4.2). Each run has a separate gateway, so the empty
directories that Hadoop creates (`directories`) exist only for the duration of the run, and never in S3.
"""

from __future__ import annotations

from glue_constructs.local.hadoop.gateway import S3Gateway
from glue_constructs.local.hadoop.mounts import explain_missing_bucket, spark_properties

__all__ = ["S3Gateway", "explain_missing_bucket", "spark_properties"]

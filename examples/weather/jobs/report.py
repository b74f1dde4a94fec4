"""Write a report of the months as Markdown, with the wettest and the warmest month."""

import io
import sys
from urllib.parse import urlparse

import boto3
import pyarrow.parquet as pq
from awsglue.utils import getResolvedOptions

s3 = boto3.client("s3")


def read_months(url):
    """Return the rows of all Parquet files below a prefix, ordered by month."""
    place = urlparse(url)
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=place.netloc, Prefix=place.path.lstrip("/"))
    keys = [o["Key"] for page in pages for o in page.get("Contents", []) if o["Key"].endswith(".parquet")]
    files = (s3.get_object(Bucket=place.netloc, Key=key)["Body"].read() for key in keys)
    rows = [row for file in files for row in pq.read_table(io.BytesIO(file)).to_pylist()]
    return sorted(rows, key=lambda row: row["month"])


def table(rows):
    """Return the rows as a Markdown table."""
    lines = ["| month | days | rain mm | wet days | mean °C |", "| --- | --: | --: | --: | --: |"]
    lines += [
        f"| {r['month']:%Y-%m} | {r['days']} | {r['rain_mm']} | {r['wet_days']} | {r['mean_temp']} |" for r in rows
    ]
    return "\n".join(lines)


args = getResolvedOptions(sys.argv, ["months", "report"])
months = read_months(args["months"])
wettest = max(months, key=lambda row: row["rain_mm"])
warmest = max(months, key=lambda row: row["mean_temp"])
text = f"""# Seattle, {len(months)} months

Wettest: {wettest["month"]:%B %Y} ({wettest["rain_mm"]} mm).
Warmest: {warmest["month"]:%B %Y} ({warmest["mean_temp"]} °C).

{table(months)}
"""
place = urlparse(args["report"])
s3.put_object(Bucket=place.netloc, Key=place.path.lstrip("/"), Body=text.encode(), ContentType="text/markdown")
print(f"reported {len(months)} months to {args['report']}")

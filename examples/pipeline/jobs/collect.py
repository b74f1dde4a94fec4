"""Collect the sales of all shops in one file of JSON lines."""

import csv
import json
import sys
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions

s3 = boto3.client("s3")
args = getResolvedOptions(sys.argv, ["shops", "sales"])

place = urlparse(args["shops"])
pages = s3.get_paginator("list_objects_v2").paginate(Bucket=place.netloc, Prefix=place.path.lstrip("/"))
keys = [o["Key"] for page in pages for o in page.get("Contents", []) if o["Key"].endswith(".csv")]
sales = []
for key in keys:
    text = s3.get_object(Bucket=place.netloc, Key=key)["Body"].read().decode()
    shop = key.rpartition("/")[2].removesuffix(".csv")
    sales += [{"shop": shop, **row} for row in csv.DictReader(text.splitlines())]

place = urlparse(args["sales"])
lines = "\n".join(json.dumps(sale) for sale in sales)
s3.put_object(Bucket=place.netloc, Key=place.path.lstrip("/"), Body=lines.encode())
print(f"collected {len(sales)} sales of {len(keys)} shops")

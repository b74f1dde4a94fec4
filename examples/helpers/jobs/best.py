"""List the best offer of each product in a text file."""

import json
import sys
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions
from offers import euros

s3 = boto3.client("s3")
args = getResolvedOptions(sys.argv, ["clean", "report"])

place = urlparse(args["clean"])
pages = s3.get_paginator("list_objects_v2").paginate(Bucket=place.netloc, Prefix=place.path.lstrip("/"))
keys = [o["Key"] for page in pages for o in page.get("Contents", []) if o["Key"].endswith(".json")]
files = [s3.get_object(Bucket=place.netloc, Key=key)["Body"].read().decode() for key in keys]
offers = [json.loads(line) for file in files for line in file.splitlines()]

best = {}
for offer in sorted(offers, key=lambda each: -each["cents"]):
    best[offer["product"]] = offer
lines = [f"{name}: {euros(offer['cents'])} at {offer['supplier']}" for name, offer in sorted(best.items())]

place = urlparse(args["report"])
s3.put_object(Bucket=place.netloc, Key=place.path.lstrip("/"), Body="\n".join(lines).encode())
print(f"found the best offers of {len(best)} products")

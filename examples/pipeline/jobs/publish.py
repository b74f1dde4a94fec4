"""Write the totals as text, the highest first."""

import json
import sys
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions

s3 = boto3.client("s3")
args = getResolvedOptions(sys.argv, ["totals", "report"])

place = urlparse(args["totals"])
totals = json.loads(s3.get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"].read())
best_first = sorted(totals.items(), key=lambda total: (-total[1], total[0]))
lines = [f"{product}: {cents / 100:.2f} EUR" for product, cents in best_first]

place = urlparse(args["report"])
s3.put_object(Bucket=place.netloc, Key=place.path.lstrip("/"), Body="\n".join(lines).encode())
print(f"published {len(lines)} totals")

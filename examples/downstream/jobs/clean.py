"""Remove orders below a minimum amount."""

import sys
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions

s3 = boto3.client("s3")
args = getResolvedOptions(sys.argv, ["orders", "target", "smallest"])
source, target = urlparse(args["orders"]), urlparse(args["target"])

text = s3.get_object(Bucket=source.netloc, Key=source.path.lstrip("/"))["Body"].read().decode()
head, *orders = text.splitlines()
clean = [order for order in orders if int(order.rpartition(",")[2]) >= int(args["smallest"])]

s3.put_object(Bucket=target.netloc, Key=target.path.lstrip("/"), Body="\n".join([head, *clean]).encode())
print(f"kept {len(clean)} of {len(orders)} orders")

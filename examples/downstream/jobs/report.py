"""Print what each customer spent."""

import csv
import sys
from collections import Counter
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions

args = getResolvedOptions(sys.argv, ["orders"])
source = urlparse(args["orders"])

text = boto3.client("s3").get_object(Bucket=source.netloc, Key=source.path.lstrip("/"))["Body"].read().decode()
spent = Counter()
for order in csv.DictReader(text.splitlines()):
    spent[order["customer"]] += int(order["cents"])
for customer, cents in sorted(spent.items()):
    print(f"{customer}: {cents / 100:.2f} EUR")

"""Sum up the sales of each product in cents. A sale with an invalid price fails the run."""

import json
import sys
from collections import Counter
from decimal import Decimal
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions

s3 = boto3.client("s3")
args = getResolvedOptions(sys.argv, ["sales", "totals"])

place = urlparse(args["sales"])
text = s3.get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"].read().decode()
totals = Counter()
for line in text.splitlines():
    sale = json.loads(line)
    try:
        totals[sale["product"]] += int(Decimal(sale["price"]) * 100)
    except ArithmeticError:
        raise ValueError(f"{sale['shop']} sold {sale['product']} for {sale['price']!r}, which is not a price") from None

place = urlparse(args["totals"])
s3.put_object(Bucket=place.netloc, Key=place.path.lstrip("/"), Body=json.dumps(totals).encode())
print(f"summed up {len(totals)} products")

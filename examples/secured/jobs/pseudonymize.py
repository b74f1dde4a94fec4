"""Replace the e-mail addresses of customers with pseudonyms. An address always gets the same pseudonym."""

import hashlib
import hmac
import json
import sys
from urllib.parse import urlparse

import boto3
from awsglue.utils import getResolvedOptions

args = getResolvedOptions(sys.argv, ["pepper", "customers", "pseudonyms"])
pepper = boto3.client("secretsmanager").get_secret_value(SecretId=args["pepper"])["SecretString"].encode()
s3 = boto3.client("s3")


def pseudonym(address):
    """Return the pseudonym of an e-mail address, which cannot be found by trying addresses without the secret."""
    return hmac.new(pepper, address.strip().lower().encode(), hashlib.sha256).hexdigest()[:16]


source, target = urlparse(args["customers"]), urlparse(args["pseudonyms"])
pages = s3.get_paginator("list_objects_v2").paginate(Bucket=source.netloc, Prefix=source.path.lstrip("/"))
keys = [o["Key"] for page in pages for o in page.get("Contents", []) if o["Key"].endswith(".json")]
for key in keys:
    lines = s3.get_object(Bucket=source.netloc, Key=key)["Body"].read().decode().splitlines()
    customers = [json.loads(line) for line in lines]
    for customer in customers:
        customer["email"] = pseudonym(customer["email"])
    body = "\n".join(json.dumps(customer) for customer in customers)
    name = key.rpartition("/")[2]
    s3.put_object(Bucket=target.netloc, Key=f"{target.path.lstrip('/')}{name}", Body=body.encode())
print(f"wrote pseudonyms into {len(keys)} files")

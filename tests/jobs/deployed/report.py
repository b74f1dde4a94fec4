"""Computes with imported code, and writes the result to the job's TempDir."""

import sys

import boto3
from awsglue.utils import getResolvedOptions
from rates import RATE
from shop.prices import gross

options = getResolvedOptions(sys.argv, ["TempDir", "net"])
bucket, _, prefix = options["TempDir"].removeprefix("s3://").partition("/")
result = gross(int(options["net"]), RATE)
boto3.client("s3").put_object(Bucket=bucket, Key=f"{prefix}gross.txt", Body=str(result).encode())

"""Greets whom it is told to, and nobody that is called nobody."""

import sys
import time

from awsglue.utils import getResolvedOptions

given = getResolvedOptions(sys.argv, ["name"])
if given["name"] == "sleeper":
    time.sleep(600)
if given["name"] == "nobody":
    sys.exit("there is nobody to greet")
sys.stdout.write(f"hello {given['name']}\n")
sys.stderr.write("greeted\n")

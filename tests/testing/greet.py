"""A script that greets a name; it fails for the name "fail" and sleeps for the name "sleeper"."""

import sys
import time

from awsglue.utils import getResolvedOptions

given = getResolvedOptions(sys.argv, ["name"])
if given["name"] == "sleeper":
    time.sleep(600)
if given["name"] == "fail":
    sys.exit("the greeting failed")
sys.stdout.write(f"hello {given['name']}\n")
sys.stderr.write("greeted\n")

"""A partial implementation of `awsglue`, Glue's Python library, which is not on any package index.

It is on the Python path of every job's script. It behaves as documented in https://github.com/awslabs/aws-glue-libs and
the developer guide. A feature that is missing raises an error with its name.
"""

from __future__ import annotations

import sys

from .missing import MissingModules

sys.meta_path.append(MissingModules())

"""What the embedded AWS has of `awsglue`, the library of Glue's own that is not on any package index.

It stands on the Python path of every job's script. It behaves as https://github.com/awslabs/aws-glue-libs and the
developer guide say; what is not here says so by name.
"""

from __future__ import annotations

import sys

from .missing import MissingModules

sys.meta_path.append(MissingModules())

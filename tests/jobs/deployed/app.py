"""An app whose job brings code of its own and writes to a folder that is made for it."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk

from glue_constructs import JobRun, PythonShellJob

HERE = Path(__file__).parent

app = cdk.App()
stack = cdk.Stack(app, "PackagesAndFolders")
job = PythonShellJob(
    stack,
    "Report",
    script=HERE / "report.py",
    extra_py_files=[HERE / "shop", HERE / "rates.py"],
    temp_dir=True,
    arguments={"--net": "100"},
)
JobRun(stack, "Run", job=job)
app.synth()

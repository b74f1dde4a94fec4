"""An app with a job that imports local code and writes to a folder in the working bucket."""

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

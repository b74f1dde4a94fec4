"""The runtime environment of functions: unpacked code, built-in modules, and environment variables."""

from __future__ import annotations

import importlib.util
import io
import os
import sys
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.local.environment import sdk_variables

if TYPE_CHECKING:
    from glue_constructs.local.functions.function import Archive, Function
    from glue_constructs.local.settings import Settings

# boto3 and its dependencies: besides the standard library, all that Lambda's Python runtimes include.
BUILT_IN = ("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six", "urllib3")

_BOOTSTRAP = Path(__file__).with_name("bootstrap.py")


class Sandbox:
    """The files of functions, in the server's directory. Each code archive is unpacked once, by its hash.

    Attributes:
        temporary: The folder with a temporary folder for each running invocation.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._root = settings.directory / "functions"
        self.temporary = self._root / "tmp"
        self._lock = threading.Lock()

    def open(self) -> None:
        """Create the folders, and link the built-in modules."""
        built_in = self._root / "runtime"
        for folder in (built_in, self.temporary):
            folder.mkdir(parents=True, exist_ok=True)
        for name in BUILT_IN:
            found = importlib.util.find_spec(name)
            if found is not None and found.origin is not None:
                origin = Path(found.origin)
                source = origin.parent if origin.name == "__init__.py" else origin
                link = built_in / source.name
                link.unlink(missing_ok=True)
                link.symlink_to(source)

    def command(self, result_file: Path) -> list[str]:
        """Return the command line that runs a function.

        It uses this process's interpreter, isolated (`-I`) and without site-packages (`-S`), so that a missing module
        fails here as in Lambda. Output is unbuffered (`-u`), so that none is lost when the process is killed.
        """
        return [sys.executable, "-I", "-S", "-B", "-u", str(_BOOTSTRAP), str(result_file)]

    def task_root(self, function: Function) -> Path:
        """Return the folder with the function's code."""
        return self._unpack(function.code)

    def environment(self, function: Function, *, log_stream: str, temporary: Path) -> dict[str, str]:
        """Return the function's environment variables.

        https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
        """
        root = self.task_root(function)
        # Later layers override earlier ones.
        layers = [self._unpack(layer) for layer in reversed(function.layers)]
        built_in = self._root / "runtime"
        path = [root, *(layer / "python" for layer in layers), built_in]
        return {
            **sdk_variables(endpoint_url=self._settings.endpoint_url, region=self._settings.region),
            "_HANDLER": function.handler,
            "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_VERSION": function.version,
            "AWS_LAMBDA_LOG_GROUP_NAME": function.log_group,
            "AWS_LAMBDA_LOG_STREAM_NAME": log_stream,
            "HOME": str(temporary),
            "LAMBDA_RUNTIME_DIR": str(built_in),
            "LAMBDA_TASK_ROOT": str(root),
            "LANG": "en_US.UTF-8",
            "PATH": os.pathsep.join([*(str(layer / "bin") for layer in layers), os.environ.get("PATH", os.defpath)]),
            "PYTHONPATH": os.pathsep.join(str(folder) for folder in path),
            "TMPDIR": str(temporary),
            "TZ": ":UTC",
            **function.environment,
        }

    def _unpack(self, archive: Archive) -> Path:
        folder = self._root / "code" / archive.digest
        with self._lock:
            if not folder.exists():
                draft = folder.with_suffix(".draft")
                with zipfile.ZipFile(io.BytesIO(archive.content)) as packed:
                    packed.extractall(draft)
                draft.rename(folder)
        return folder

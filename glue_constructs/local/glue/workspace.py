"""The folder of one run."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from glue_constructs.local.glue.failures import LaunchError, download_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from types_boto3_s3 import S3Client


class Workspace:
    """Where a run's script, packages, logs and scratch files lie: the script's working directory, kept after the run.

    Attributes:
        directory: The folder.
        temporary: For temporary files.
        report: Where the launcher writes the exception that ends the script.
        output: What the script wrote to standard output.
        error: What it wrote to standard error.
    """

    def __init__(self, directory: Path, client: S3Client) -> None:
        self.directory = directory
        self.temporary = directory / "tmp"
        self.report = directory / "exception.json"
        self.output = directory / "output.log"
        self.error = directory / "error.log"
        self._packages = directory / "packages"
        self._s3 = client
        self.temporary.mkdir(parents=True)
        self._packages.mkdir()

    def fetch(self, uri: str, into: Path | None = None) -> Path:
        """Copy an object from S3, under its own name.

        Args:
            uri: `s3://bucket/key`.
            into: The folder; left out: the run's own.

        Raises:
            LaunchError: It is not there.
        """
        scheme, _, path = uri.partition("://")
        bucket, _, key = path.partition("/")
        if scheme not in ("s3", "s3a", "s3n") or not key or key.endswith("/"):
            raise LaunchError(f"LAUNCH ERROR | a file of a run must be an object in S3, s3://bucket/key, got {uri!r}")
        target = (into or self.directory) / key.rpartition("/")[2]
        try:
            body = self._s3.get_object(Bucket=bucket, Key=key)["Body"]
        except ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            raise download_error(bucket, key, reason=error.response["Error"]["Message"], status=status) from None
        with body, target.open("wb") as file:
            shutil.copyfileobj(body, file)
        return target

    def fetch_all(self, uris: str) -> list[Path]:
        """Copy the objects of a list that Glue's arguments separate by commas."""
        return [self.fetch(uri) for uri in _separated(uris)]

    def fetch_packages(self, uris: str) -> list[Path]:
        """Copy `--extra-py-files` and return what belongs on the Python path for them.

        A wheel is unpacked, because its data files and extension modules cannot be used from within an archive.
        """
        entries = []
        for uri in _separated(uris):
            package = self.fetch(uri, self._packages)
            if package.suffix == ".whl":
                unpacked = package.with_suffix("")
                with zipfile.ZipFile(package) as wheel:
                    wheel.extractall(unpacked)
                package = unpacked
            entries.append(self._packages if package.suffix == ".py" else package)
        return entries

    def warn(self, text: str) -> None:
        """Say something at the head of the error log."""
        with self.error.open("a", encoding="utf-8") as log:
            log.write(f"WARNING: {text}\n")


def _separated(uris: str) -> Iterator[str]:
    return (uri.strip() for uri in uris.split(",") if uri.strip())

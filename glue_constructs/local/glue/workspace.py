"""The directory of a run."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from glue_constructs.local.glue.failures import LaunchError, download_error

if TYPE_CHECKING:
    from pathlib import Path

    from types_boto3_s3 import S3Client


class Workspace:
    """The directory with a run's script, packages, logs and temporary files.

    It is the working directory of the script, and is kept after the run.

    Attributes:
        directory: The path of the directory.
        temporary: The directory for temporary files.
        report: The file to which the launcher writes the exception that ends the script.
        output: The file with the script's standard output.
        error: The file with the script's standard error.
    """

    def __init__(self, directory: Path, client: S3Client) -> None:
        self.directory = directory
        self.temporary = directory / "tmp"
        self.report = directory / "exception.json"
        self.output = directory / "output.log"
        self.error = directory / "error.log"
        self._s3 = client
        self._numbers = itertools.count()
        self.temporary.mkdir(parents=True)

    def fetch(self, uri: str, into: Path | None = None) -> Path:
        """Download an object from S3 and keep its file name.

        Args:
            uri: `s3://bucket/key`.
            into: The target directory. Default: the directory of the run.

        Raises:
            LaunchError: The object does not exist.
        """
        path = uri.partition("://")[2]
        bucket, _, key = path.partition("/")
        if not is_s3(uri) or not key or key.endswith("/"):
            raise LaunchError(f"LAUNCH ERROR | a file of a run must be an object in S3, s3://bucket/key, got {uri!r}")
        target = (into or self.directory) / key.rpartition("/")[2]
        try:
            body = self._s3.get_object(Bucket=bucket, Key=key)["Body"]
        except ClientError as error:
            raise _not_found(bucket, key, error) from None
        with body, target.open("wb") as file:
            shutil.copyfileobj(body, file)
        return target

    def fetch_jars(self, uris: str) -> list[Path]:
        """Download `--extra-jars`."""
        return [self.fetch(uri, self.new_folder("jars")) for uri in split_list(uris)]

    def fetch_files(self, uris: str) -> None:
        """Download `--extra-files`: objects, and all objects in folders (which end with a slash).

        Raises:
            LaunchError: An object or folder does not exist.
        """
        for uri in split_list(uris):
            if uri.endswith("/"):
                self._fetch_folder(uri)
            else:
                self.fetch(uri)

    def new_folder(self, name: str) -> Path:
        """Create a separate directory for a file, to avoid a conflict with another file of the same name."""
        folder = self.directory / ".fetched" / name / str(next(self._numbers))
        folder.mkdir(parents=True)
        return folder

    def _fetch_folder(self, uri: str) -> None:
        bucket, _, prefix = uri.partition("://")[2].partition("/")
        try:
            pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
            keys = [item["Key"] for page in pages for item in page.get("Contents", []) if item["Key"][-1] != "/"]
        except ClientError as error:
            raise _not_found(bucket, prefix, error) from None
        if not keys:
            raise download_error(bucket, prefix, reason="The specified key does not exist.", status=404)
        for key in keys:
            parts = key.removeprefix(prefix).split("/")[:-1]
            if ".." in parts:
                raise LaunchError(f"LAUNCH ERROR | a file of a run must stay in its folder, got {key!r} in {uri!r}")
            folder = self.directory.joinpath(*parts)
            folder.mkdir(parents=True, exist_ok=True)
            self.fetch(f"s3://{bucket}/{key}", folder)

    def warn(self, text: str) -> None:
        """Write a warning to the error log."""
        self.write_error(f"WARNING: {text}\n")

    def write_error(self, text: str) -> None:
        """Append text to the error log."""
        with self.error.open("a", encoding="utf-8") as log:
            log.write(text)


def is_s3(uri: str) -> bool:
    """Return whether a URI is an S3 URI."""
    return uri.startswith(("s3://", "s3a://", "s3n://"))


def split_list(texts: str) -> list[str]:
    """Split the comma-separated list in an argument of Glue."""
    return [text.strip() for text in texts.split(",") if text.strip()]


def _not_found(bucket: str, key: str, error: ClientError) -> LaunchError:
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return download_error(bucket, key, reason=error.response["Error"]["Message"], status=status)

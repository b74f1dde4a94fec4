"""The folder of one run."""

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
        self._s3 = client
        self._numbers = itertools.count()
        self.temporary.mkdir(parents=True)

    def fetch(self, uri: str, into: Path | None = None) -> Path:
        """Copy an object from S3, under its own name.

        Args:
            uri: `s3://bucket/key`.
            into: The folder; left out: the run's own.

        Raises:
            LaunchError: It is not there.
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
        """Copy `--extra-jars`."""
        return [self.fetch(uri, self.new_folder("jars")) for uri in split_list(uris)]

    def fetch_files(self, uris: str) -> None:
        """Copy `--extra-files`: objects, and folders (which end in a slash) with all that is in them.

        Raises:
            LaunchError: One is not there.
        """
        for uri in split_list(uris):
            if uri.endswith("/"):
                self._fetch_folder(uri)
            else:
                self.fetch(uri)

    def new_folder(self, name: str) -> Path:
        """A folder of its own for a file that must not meet another of its name."""
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
        """Say something in the error log."""
        self.write_error(f"WARNING: {text}\n")

    def write_error(self, text: str) -> None:
        """Put text at the end of the error log."""
        with self.error.open("a", encoding="utf-8") as log:
            log.write(text)


def is_s3(uri: str) -> bool:
    """Whether it is the URI of something in S3."""
    return uri.startswith(("s3://", "s3a://", "s3n://"))


def split_list(texts: str) -> list[str]:
    """The items of a list that Glue's arguments separate by commas."""
    return [text.strip() for text in texts.split(",") if text.strip()]


def _not_found(bucket: str, key: str, error: ClientError) -> LaunchError:
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return download_error(bucket, key, reason=error.response["Error"]["Message"], status=status)

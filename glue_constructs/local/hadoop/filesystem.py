"""S3 as a Hadoop file system: directories are prefixes, files are objects, a rename is a copy and a delete."""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from botocore.exceptions import ClientError

from glue_constructs.local.hadoop.directories import EmptyDirectories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from types_boto3_s3 import S3Client

_NOT_FOUND = 404
# The maximum number of keys in a DeleteObjects request.
_DELETE_BATCH_SIZE = 1000


@dataclass(frozen=True)
class FileStatus:
    """The status of a file or a directory.

    Attributes:
        name: The last part of the path.
        length: The size in bytes; None for a directory.
        modified: The time of the last modification; None for a directory, for which S3 has no time.
    """

    name: str
    length: int | None = None
    modified: datetime | None = None

    @property
    def is_directory(self) -> bool:
        """Whether it is a directory."""
        return self.length is None


class S3FileSystem:
    """The operations of a Hadoop file system on S3.

    It uses the HTTP API of the embedded S3, so that event notifications and versioning also work for what Spark writes,
    and no private API of moto. Paths are absolute, `/bucket/key`. Errors are exceptions of the standard library.
    """

    def __init__(self, client: S3Client) -> None:
        self._s3 = client
        self._empty = EmptyDirectories()

    def buckets(self) -> list[str]:
        """Return the current names of all buckets."""
        return [bucket["Name"] for bucket in self._s3.list_buckets()["Buckets"]]

    def status(self, path: str) -> FileStatus:
        """Describe a file or a directory.

        Raises:
            FileNotFoundError: The path does not exist.
        """
        status = self._find(path)
        if status is None:
            raise FileNotFoundError(f"File does not exist: {path}")
        return status

    def children(self, path: str) -> list[FileStatus]:
        """List a directory, sorted by name. A file is listed as one entry without a name.

        Raises:
            FileNotFoundError: The path does not exist.
        """
        status = self.status(path)
        if not status.is_directory:
            return [FileStatus("", status.length, status.modified)]
        found = {name: FileStatus(name) for name in (self.buckets() if path == "/" else self._empty.children(path))}
        if path != "/":
            found.update({child.name: child for child in self._list_objects(path)})
        return [found[name] for name in sorted(found)]

    def read(self, path: str, *, offset: int = 0, length: int | None = None) -> tuple[int, IO[bytes]]:
        """Open a file.

        Args:
            path: The file.
            offset: The first byte.
            length: The number of bytes. Default: up to the end.

        Returns:
            The number of bytes, and the stream.

        Raises:
            FileNotFoundError: The path does not exist.
            IsADirectoryError: The path is a directory.
        """
        status = self.status(path)
        if status.length is None:
            raise IsADirectoryError(f"Path is not a file: {path}")
        end = status.length if length is None else min(status.length, offset + length)
        if offset >= end:  # S3 rejects an empty range
            return 0, io.BytesIO()
        bucket, key = _split(path)
        body = self._s3.get_object(Bucket=bucket, Key=key, Range=f"bytes={offset}-{end - 1}")["Body"]
        return end - offset, body  # type: ignore[return-value]  # a StreamingBody has read and close

    def require_writable(self, path: str, *, overwrite: bool) -> None:
        """Check that a file can be written.

        Raises:
            FileNotFoundError: The bucket does not exist.
            FileExistsError: The file exists, and must not be overwritten.
            IsADirectoryError: The path is a directory.
        """
        self._require_bucket(path)
        status = self._find(path)
        if status is None:
            return
        if status.is_directory:
            raise IsADirectoryError(f"{path} is a directory")
        if not overwrite:
            raise FileExistsError(f"{path} already exists")

    def write(self, path: str, body: IO[bytes]) -> None:
        """Write a file. As in S3, it becomes visible only when it is complete."""
        bucket, key = _split(path)
        self._s3.put_object(Bucket=bucket, Key=key, Body=body)

    def make_directories(self, path: str) -> None:
        """Create a directory and its parents. Nothing is written to S3.

        Raises:
            FileNotFoundError: The bucket does not exist.
            FileExistsError: The path is a file.
        """
        self._require_bucket(path)
        if self._file(path) is not None:
            raise FileExistsError(f"{path} is a file")
        self._empty.add(path)

    def delete(self, path: str, *, recursive: bool) -> bool:
        """Delete a file or a directory; return False if it does not exist.

        Raises:
            OSError: The path is a directory that is not empty, and `recursive` is false.
        """
        status = self._find(path)
        if status is None:
            return False
        if status.is_directory and not recursive and self.children(path):
            raise OSError(f"{path} is non empty")
        self._delete_keys(_split(path)[0], list(self._keys(path)))
        self._empty.remove(path)
        self._empty.add(posixpath.dirname(path))  # the parent directory still exists after its last file is deleted
        return True

    def rename(self, source: str, target: str) -> bool:
        """Move a file or a directory, into the target if that is a directory; return False if that is impossible."""
        if self._find(source) is None or f"{target}/".startswith(f"{source}/"):
            return False
        existing = self._find(target)
        if existing is not None and existing.is_directory:
            target = posixpath.join(target, posixpath.basename(source))
            existing = self._find(target)
        if existing is not None or self._find(posixpath.dirname(target)) is None:
            return False
        bucket, keys = _split(source)[0], list(self._keys(source))
        for key in keys:
            to_bucket, to_key = _split(target + f"/{bucket}/{key}".removeprefix(source))
            self._s3.copy_object(Bucket=to_bucket, Key=to_key, CopySource={"Bucket": bucket, "Key": key})
        self._delete_keys(bucket, keys)
        self._empty.move(source, target)
        self._empty.add(posixpath.dirname(source))
        return True

    def _find(self, path: str) -> FileStatus | None:
        status = self._file(path)
        if status is None and (path in self._empty or self._is_prefix(path)):
            return FileStatus(posixpath.basename(path))
        return status

    def _require_bucket(self, path: str) -> None:
        bucket, _ = _split(path)
        if bucket not in self.buckets():
            raise FileNotFoundError(f"The bucket {bucket} does not exist in the embedded S3")

    def _file(self, path: str) -> FileStatus | None:
        bucket, key = _split(path)
        if not key:
            return None
        try:
            head = self._s3.head_object(Bucket=bucket, Key=key)
        except ClientError as error:
            if (
                error.response["ResponseMetadata"]["HTTPStatusCode"] == _NOT_FOUND
            ):  # the response to HEAD has no error code
                return None
            raise
        return FileStatus(posixpath.basename(path), head["ContentLength"], head["LastModified"])

    def _is_prefix(self, path: str) -> bool:
        bucket, key = _split(path)
        if not key:
            return not bucket or bucket in self.buckets()
        try:
            return self._s3.list_objects_v2(Bucket=bucket, Prefix=f"{key}/", MaxKeys=1)["KeyCount"] > 0
        except self._s3.exceptions.NoSuchBucket:
            return False

    def _list_objects(self, path: str) -> Iterator[FileStatus]:
        """Yield the prefixes and objects directly under a path; a prefix once for each object with it."""
        bucket, key = _split(path)
        prefix = f"{key}/" if key else ""
        # Not Delimiter="/": with it moto 5.2.5 also lists prefixes in a versioned bucket whose objects are all deleted.
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
            for item in page.get("Contents", []):
                name, slash, _ = item["Key"][len(prefix) :].partition("/")
                if slash:
                    yield FileStatus(name)
                elif name:  # without a name it is the object that the S3 console creates for a folder
                    yield FileStatus(name, item["Size"], item["LastModified"])

    def _keys(self, path: str) -> Iterator[str]:
        """Yield the key of a file, or the keys of all files under a directory."""
        bucket, key = _split(path)
        if self._file(path) is not None:
            yield key
            return
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{key}/" if key else ""):
            yield from (item["Key"] for item in page.get("Contents", []))

    def _delete_keys(self, bucket: str, keys: list[str]) -> None:
        for start in range(0, len(keys), _DELETE_BATCH_SIZE):
            batch = keys[start : start + _DELETE_BATCH_SIZE]
            self._s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in batch], "Quiet": True})


def _split(path: str) -> tuple[str, str]:
    """Split `/bucket/a/b` into `bucket` and `a/b`."""
    bucket, _, key = path.strip("/").partition("/")
    return bucket, key

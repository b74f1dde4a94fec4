"""S3 as Hadoop sees a file system: directories are prefixes, files are objects, a rename is a copy and a delete."""

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
# The most keys that DeleteObjects takes.
_DELETED_AT_ONCE = 1000


@dataclass(frozen=True)
class FileStatus:
    """A file or a directory.

    Attributes:
        name: The last part of its path.
        length: In bytes; None for a directory.
        modified: None for a directory: S3 does not know.
    """

    name: str
    length: int | None = None
    modified: datetime | None = None

    @property
    def is_directory(self) -> bool:
        """Whether it is a directory."""
        return self.length is None


class S3FileSystem:
    """The operations of a Hadoop file system, on S3.

    The client speaks HTTP to the embedded S3 as any other client does: its events and versions see what Spark writes,
    and no private name of moto is touched. Paths are absolute, `/bucket/key`. Errors are those of the standard library.
    """

    def __init__(self, client: S3Client) -> None:
        self._s3 = client
        self._empty = EmptyDirectories()

    def buckets(self) -> list[str]:
        """The names of all buckets, at this moment."""
        return [bucket["Name"] for bucket in self._s3.list_buckets()["Buckets"]]

    def status(self, path: str) -> FileStatus:
        """Describe a file or a directory.

        Raises:
            FileNotFoundError: Nothing is there.
        """
        status = self._find(path)
        if status is None:
            raise FileNotFoundError(f"File does not exist: {path}")
        return status

    def children(self, path: str) -> list[FileStatus]:
        """List a directory, by name. A file is listed as itself, without a name.

        Raises:
            FileNotFoundError: Nothing is there.
        """
        status = self.status(path)
        if not status.is_directory:
            return [FileStatus("", status.length, status.modified)]
        found = {name: FileStatus(name) for name in (self.buckets() if path == "/" else self._empty.below(path))}
        if path != "/":
            found.update({child.name: child for child in self._listed(path)})
        return [found[name] for name in sorted(found)]

    def read(self, path: str, *, offset: int = 0, length: int | None = None) -> tuple[int, IO[bytes]]:
        """Open a file.

        Args:
            path: The file.
            offset: The first byte.
            length: How many bytes; left out: to the end.

        Returns:
            How many bytes will come, and the stream they come from.

        Raises:
            FileNotFoundError: Nothing is there.
            IsADirectoryError: A directory is there.
        """
        status = self.status(path)
        if status.length is None:
            raise IsADirectoryError(f"Path is not a file: {path}")
        end = status.length if length is None else min(status.length, offset + length)
        if offset >= end:  # S3 answers an empty range with an error
            return 0, io.BytesIO()
        bucket, key = _split(path)
        body = self._s3.get_object(Bucket=bucket, Key=key, Range=f"bytes={offset}-{end - 1}")["Body"]
        return end - offset, body  # type: ignore[return-value]  # a StreamingBody reads and closes like a file

    def require_writable(self, path: str, *, overwrite: bool) -> None:
        """Make sure that a file can be put.

        Raises:
            FileNotFoundError: There is no such bucket.
            FileExistsError: It is there, and must not be overwritten.
            IsADirectoryError: A directory is there.
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
        """Put a whole file. It is there at once or not at all, as in S3."""
        bucket, key = _split(path)
        self._s3.put_object(Bucket=bucket, Key=key, Body=body)

    def make_directories(self, path: str) -> None:
        """Make a directory and those above it. Nothing is written to S3.

        Raises:
            FileNotFoundError: There is no such bucket.
            FileExistsError: A file is there.
        """
        self._require_bucket(path)
        if self._file(path) is not None:
            raise FileExistsError(f"{path} is a file")
        self._empty.add(path)

    def delete(self, path: str, *, recursive: bool) -> bool:
        """Delete a file or a directory; False when nothing was there.

        Raises:
            OSError: It is a directory with something in it, and must not be deleted with that.
        """
        status = self._find(path)
        if status is None:
            return False
        if status.is_directory and not recursive and self.children(path):
            raise OSError(f"{path} is non empty")
        self._delete_keys(_split(path)[0], list(self._keys(path)))
        self._empty.forget(path)
        self._empty.add(posixpath.dirname(path))  # a directory does not vanish with the last file in it
        return True

    def rename(self, source: str, target: str) -> bool:
        """Move a file or a directory, into the target when that is a directory; False when it cannot be done."""
        if self._find(source) is None or f"{target}/".startswith(f"{source}/"):
            return False
        there = self._find(target)
        if there is not None and there.is_directory:
            target = posixpath.join(target, posixpath.basename(source))
            there = self._find(target)
        if there is not None or self._find(posixpath.dirname(target)) is None:
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
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == _NOT_FOUND:  # a HEAD has no error code
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

    def _listed(self, path: str) -> Iterator[FileStatus]:
        """The prefixes and objects directly below a path; a prefix once for each object below it."""
        bucket, key = _split(path)
        prefix = f"{key}/" if key else ""
        # Not Delimiter="/": in a versioned bucket moto 5.2.5 then answers prefixes whose every object is deleted.
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
            for item in page.get("Contents", []):
                name, slash, _ = item["Key"][len(prefix) :].partition("/")
                if slash:
                    yield FileStatus(name)
                elif name:  # without one it is the object by which S3's console makes a folder
                    yield FileStatus(name, item["Size"], item["LastModified"])

    def _keys(self, path: str) -> Iterator[str]:
        """The key of a file, or those of all files below a directory."""
        bucket, key = _split(path)
        if self._file(path) is not None:
            yield key
            return
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{key}/" if key else ""):
            yield from (item["Key"] for item in page.get("Contents", []))

    def _delete_keys(self, bucket: str, keys: list[str]) -> None:
        for start in range(0, len(keys), _DELETED_AT_ONCE):
            batch = keys[start : start + _DELETED_AT_ONCE]
            self._s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in batch], "Quiet": True})


def _split(path: str) -> tuple[str, str]:
    """`/bucket/a/b` -> `bucket`, `a/b`."""
    bucket, _, key = path.strip("/").partition("/")
    return bucket, key

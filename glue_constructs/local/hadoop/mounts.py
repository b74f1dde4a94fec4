"""Which bucket lies where: the mount table, and the Spark settings that lead to it."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape

from glue_constructs.local.hadoop.filesystem import FileStatus, S3FileSystem

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

# No bucket can have this name (a bucket's begins with a letter or a digit), so it is free.
_DIRECTORY = "/.mounts"
# Hadoop takes the file with the highest number.
_FILE = "mount-table.1.xml"

_NOT_MOUNTED = re.compile(r"Could not initialize target File System for URI : (s3[an]?://[^/]+)/")


def spark_properties(port: int) -> dict[str, str]:
    """The Spark settings that send `s3://`, `s3a://` and `s3n://` to the gateway on a port.

    The mount table is not spelled out: Spark fetches it from the gateway whenever it first meets a bucket, so a bucket
    that is made while a run is going is found as well (unless the run has looked for it in vain before).
    """
    webhdfs = "org.apache.hadoop.hdfs.web.WebHdfsFileSystem"
    overload = "org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme"
    return {
        **{f"spark.hadoop.fs.{scheme}.impl": overload for scheme in ("s3", "s3a", "s3n")},
        # mapred-default.xml names a committer for s3a that is in hadoop-aws.
        "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a": (
            "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory"
        ),
        "spark.hadoop.fs.webhdfs.impl": webhdfs,
        "spark.hadoop.fs.viewfs.overload.scheme.target.webhdfs.impl": webhdfs,
        "spark.hadoop.fs.viewfs.mounttable.path": f"webhdfs://127.0.0.1:{port}{_DIRECTORY}",
    }


def explain_missing_bucket(message: str) -> str:
    """An error message of Spark, in which ViewFs says that a bucket is not mounted, with what that means."""
    return _NOT_MOUNTED.sub(r"The specified bucket does not exist: \1", message)


class MountedS3(S3FileSystem):
    """S3, and beside the buckets a directory with the mount table of all buckets, made anew whenever it is read."""

    def __init__(self, client: S3Client, *, port: int) -> None:
        super().__init__(client)
        self._port = port

    def status(self, path: str) -> FileStatus:
        """Describe the mount table, its directory, or what is in S3."""
        if path == _DIRECTORY:
            return FileStatus(_DIRECTORY.strip("/"))
        if path == f"{_DIRECTORY}/{_FILE}":
            return FileStatus(_FILE, len(self._mount_table()))
        return super().status(path)

    def children(self, path: str) -> list[FileStatus]:
        """List the directory of the mount table, or one in S3."""
        return [self.status(f"{_DIRECTORY}/{_FILE}")] if path == _DIRECTORY else super().children(path)

    def read(self, path: str, *, offset: int = 0, length: int | None = None) -> tuple[int, IO[bytes]]:
        """Open the mount table, or a file in S3."""
        if path != f"{_DIRECTORY}/{_FILE}":
            return super().read(path, offset=offset, length=length)
        table = self._mount_table()[offset:]
        return len(table), io.BytesIO(table)

    def _mount_table(self) -> bytes:
        """All buckets, in Hadoop's configuration format.

        As fallbacks: with `linkMergeSlash`, which seems made for this, ViewFs of Hadoop 3.3.4 lists files under wrong
        paths, `s3://bucket/user/root/bucket/key`.
        """
        mounts = "".join(
            f"<property><name>fs.viewfs.mounttable.{escape(bucket)}.linkFallback</name>"
            f"<value>webhdfs://127.0.0.1:{self._port}/{escape(bucket)}/</value></property>"
            for bucket in self.buckets()
        )
        return f"<configuration>{mounts}</configuration>".encode()

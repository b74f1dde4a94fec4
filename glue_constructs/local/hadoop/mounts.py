"""The mount table of all buckets, and the Spark properties that refer to it."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape

from glue_constructs.local.hadoop.filesystem import FileStatus, S3FileSystem

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

# No bucket can have this name: a bucket's name begins with a letter or a digit.
_DIRECTORY = "/.mounts"
# Hadoop reads the file with the highest number.
_FILE = "mount-table.1.xml"

_NOT_MOUNTED = re.compile(r"Could not initialize target File System for URI : (s3[an]?://[^/]+)/")


def spark_properties(port: int) -> dict[str, str]:
    """Return the Spark properties that map `s3://`, `s3a://` and `s3n://` to the gateway on a port.

    The properties do not contain the mount table: Spark reads it from the gateway at the first use of each bucket. So a
    bucket created during a run is found too, unless the run has already tried to use it.
    """
    webhdfs = "org.apache.hadoop.hdfs.web.WebHdfsFileSystem"
    overload = "org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme"
    return {
        **{f"spark.hadoop.fs.{scheme}.impl": overload for scheme in ("s3", "s3a", "s3n")},
        # The committer for s3a in mapred-default.xml is in hadoop-aws.
        "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a": (
            "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory"
        ),
        "spark.hadoop.fs.webhdfs.impl": webhdfs,
        "spark.hadoop.fs.viewfs.overload.scheme.target.webhdfs.impl": webhdfs,
        "spark.hadoop.fs.viewfs.mounttable.path": f"webhdfs://127.0.0.1:{port}{_DIRECTORY}",
    }


def explain_missing_bucket(message: str) -> str:
    """Replace ViewFs's error that a bucket is not mounted, in an error message of Spark, by its cause."""
    return _NOT_MOUNTED.sub(r"The specified bucket does not exist: \1", message)


class MountedS3(S3FileSystem):
    """S3, with an additional directory for the mount table, which is generated at each read."""

    def __init__(self, client: S3Client, *, port: int) -> None:
        super().__init__(client)
        self._port = port

    def status(self, path: str) -> FileStatus:
        """Describe the mount table, its directory, or a path in S3."""
        if path == _DIRECTORY:
            return FileStatus(_DIRECTORY.strip("/"))
        if path == f"{_DIRECTORY}/{_FILE}":
            return FileStatus(_FILE, len(self._mount_table()))
        return super().status(path)

    def children(self, path: str) -> list[FileStatus]:
        """List the directory of the mount table, or a directory in S3."""
        return [self.status(f"{_DIRECTORY}/{_FILE}")] if path == _DIRECTORY else super().children(path)

    def read(self, path: str, *, offset: int = 0, length: int | None = None) -> tuple[int, IO[bytes]]:
        """Open the mount table, or a file in S3."""
        if path != f"{_DIRECTORY}/{_FILE}":
            return super().read(path, offset=offset, length=length)
        table = self._mount_table()[offset:]
        return len(table), io.BytesIO(table)

    def _mount_table(self) -> bytes:
        """Return the mount table in Hadoop's configuration format.

        It uses `linkFallback`. With `linkMergeSlash`, which seems to be meant for this, ViewFs of Hadoop 3.3.4 lists
        files under wrong paths, `s3://bucket/user/root/bucket/key`.
        """
        mounts = "".join(
            f"<property><name>fs.viewfs.mounttable.{escape(bucket)}.linkFallback</name>"
            f"<value>webhdfs://127.0.0.1:{self._port}/{escape(bucket)}/</value></property>"
            for bucket in self.buckets()
        )
        return f"<configuration>{mounts}</configuration>".encode()

"""The WebHDFS gateway over HTTP, as Hadoop's client uses it."""

from __future__ import annotations

import http.client
import json
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest
from moto.s3.models import s3_backends

from glue_constructs.local.hadoop import S3Gateway, explain_missing_bucket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .conftest import World


class Hadoop:
    """A client of the gateway.

    `call` gives status and JSON; `read` and `create` move bytes.
    """

    def __init__(self, port: int) -> None:
        self._port = port

    def request(
        self, method: str, path: str, body: Iterable[bytes] | None = None, **query: Any
    ) -> tuple[int, Any, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            target = f"/webhdfs/v1{quote(path)}?" + "&".join(
                f"{key}={quote(str(value))}" for key, value in query.items()
            )
            connection.request(
                method,
                target,
                body,
                encode_chunked=body is not None,
                headers={"Transfer-Encoding": "chunked"} if body is not None else {},
            )
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def call(self, method: str, path: str, op: str, **query: Any) -> tuple[int, Any]:
        status, _, content = self.request(method, path, op=op, **query)
        return status, json.loads(content)

    def create(self, path: str, *chunks: bytes, overwrite: str = "false") -> int:
        status, headers, content = self.request("PUT", path, op="CREATE", overwrite=overwrite)
        if status != 307:
            return status
        assert content == b""
        location = urlsplit(headers["Location"])
        assert (location.hostname, location.port) == ("127.0.0.1", self._port)
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.request(
            "PUT",
            f"{location.path}?{location.query}",
            iter(chunks),
            encode_chunked=True,
            headers={"Transfer-Encoding": "chunked"},
        )
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status

    def read(self, path: str, **query: Any) -> bytes:
        status, _, content = self.request("GET", path, op="OPEN", **query)
        assert status == 200
        return content

    def ls(self, path: str) -> dict[str, str]:
        status, answer = self.call("GET", path, "LISTSTATUS")
        assert status == 200
        return {each["pathSuffix"]: each["type"] for each in answer["FileStatuses"]["FileStatus"]}

    def is_there(self, path: str) -> bool:
        return self.call("GET", path, "GETFILESTATUS")[0] == 200


@pytest.fixture
def hadoop(world: World) -> Iterator[Hadoop]:
    world.s3.create_bucket(Bucket="data")
    with S3Gateway(world.s3) as gateway:
        yield Hadoop(gateway.port)


def put(world: World, *keys: str, body: bytes = b"x") -> None:
    for key in keys:
        world.s3.put_object(Bucket="data", Key=key, Body=body)


def test_a_file_has_the_status_of_its_s3_object(world: World, hadoop: Hadoop) -> None:
    put(world, "in/a.csv", body=b"12345")
    modified = world.s3.head_object(Bucket="data", Key="in/a.csv")["LastModified"]

    _, answer = hadoop.call("GET", "/data/in/a.csv", "GETFILESTATUS")

    status = answer["FileStatus"]
    assert (status["type"], status["length"], status["pathSuffix"]) == ("FILE", 5, "")
    assert status["modificationTime"] == int(modified.timestamp() * 1000)
    assert status["blockSize"] == 64 << 20


@pytest.mark.parametrize("path", ["/", "/data", "/data/in", "/data/in/", "/data/folder"])
def test_root_buckets_prefixes_and_the_consoles_folders_are_directories(
    world: World, hadoop: Hadoop, path: str
) -> None:
    put(world, "in/a.csv", "folder/")

    assert hadoop.call("GET", path, "GETFILESTATUS")[1]["FileStatus"]["type"] == "DIRECTORY"


@pytest.mark.parametrize("path", ["/data/i", "/data/in/b.csv", "/nowhere", "/nowhere/x", "/data/in/a.csv/deeper"])
@pytest.mark.parametrize("op", ["GETFILESTATUS", "LISTSTATUS", "OPEN"])
def test_a_missing_path_is_not_found(world: World, hadoop: Hadoop, path: str, op: str) -> None:
    put(world, "in/a.csv")

    status, answer = hadoop.call("GET", path, op)

    assert status == 404
    assert answer["RemoteException"]["javaClassName"] == "java.io.FileNotFoundException"
    assert path in answer["RemoteException"]["message"]


def test_a_directory_lists_what_is_directly_below(world: World, hadoop: Hadoop) -> None:
    put(world, "in/", "in/b.csv", "in/day=1/c.csv", "in/day=1/d.csv", "in/a.csv", "into/x.csv")

    assert hadoop.ls("/data/in") == {"a.csv": "FILE", "b.csv": "FILE", "day=1": "DIRECTORY"}
    assert list(hadoop.ls("/data")) == ["in", "into"]
    assert list(hadoop.ls("/")) == ["code", "data"]


def test_a_file_lists_itself_without_a_name(world: World, hadoop: Hadoop) -> None:
    put(world, "in/a.csv")

    assert hadoop.ls("/data/in/a.csv") == {"": "FILE"}


def test_a_long_listing_is_complete(hadoop: Hadoop) -> None:
    for number in range(1005):  # directly in moto: a thousand requests would take 15 seconds
        s3_backends["123456789012"]["aws"].put_object("data", f"many/{number:04}", b"")

    _, batch = hadoop.call("GET", "/data/many", "LISTSTATUS_BATCH")

    assert len(hadoop.ls("/data/many")) == 1005
    assert len(batch["DirectoryListing"]["partialListing"]["FileStatuses"]["FileStatus"]) == 1005
    assert batch["DirectoryListing"]["remainingEntries"] == 0


@pytest.mark.parametrize(
    ("query", "content"),
    [
        pytest.param({}, b"0123456789", id="all"),
        pytest.param({"offset": 4}, b"456789", id="from"),
        pytest.param({"offset": 4, "length": 3}, b"456", id="part"),
        pytest.param({"length": 3}, b"012", id="head"),
        pytest.param({"offset": 8, "length": 99}, b"89", id="past-the-end"),
        pytest.param({"offset": 10}, b"", id="at-the-end"),
        pytest.param({"offset": 99}, b"", id="behind-the-end"),
    ],
)
def test_a_file_is_read_from_any_offset(world: World, hadoop: Hadoop, query: dict[str, int], content: bytes) -> None:
    put(world, "digits", body=b"0123456789")

    assert hadoop.read("/data/digits", **query) == content


def test_an_empty_file_is_read(world: World, hadoop: Hadoop) -> None:
    put(world, "_SUCCESS", body=b"")

    assert hadoop.read("/data/_SUCCESS") == b""


def test_a_directory_cannot_be_read(world: World, hadoop: Hadoop) -> None:
    put(world, "in/a.csv")

    status, answer = hadoop.call("GET", "/data/in", "OPEN")

    assert (status, answer["RemoteException"]["javaClassName"]) == (403, "java.io.IOException")


@pytest.mark.parametrize("chunks", [(), (b"",), (b"one",), (b"one", b"two", b"x" * 100_000)], ids=len)
def test_a_file_is_created_after_a_redirect_from_chunks(
    world: World, hadoop: Hadoop, chunks: tuple[bytes, ...]
) -> None:
    assert hadoop.create("/data/out/file", *chunks) == 201

    assert world.s3.get_object(Bucket="data", Key="out/file")["Body"].read() == b"".join(chunks)


def test_a_large_file_is_written_and_read(hadoop: Hadoop) -> None:
    content = bytes(range(256)) * 4096 * 12

    assert hadoop.create("/data/large", content) == 201

    assert hadoop.read("/data/large") == content
    assert hadoop.read("/data/large", offset=9 << 20, length=1000) == content[9 << 20 : (9 << 20) + 1000]


def test_a_file_is_overwritten_only_with_the_option(world: World, hadoop: Hadoop) -> None:
    put(world, "file", body=b"old")

    status, answer = hadoop.call("PUT", "/data/file", "CREATE", overwrite="false")
    assert (status, answer["RemoteException"]["exception"]) == (403, "FileAlreadyExistsException")

    assert hadoop.create("/data/file", b"new", overwrite="true") == 201
    assert hadoop.read("/data/file") == b"new"


@pytest.mark.parametrize("path", ["/data/in", "/nowhere/file"])
def test_a_file_is_not_created_over_a_directory_or_without_a_bucket(world: World, hadoop: Hadoop, path: str) -> None:
    put(world, "in/a.csv")

    assert hadoop.create(path, b"x", overwrite="true") in (403, 404)
    assert world.keys("data") == ["in/a.csv"]


def test_a_killed_writer_leaves_no_incomplete_object(world: World, hadoop: Hadoop) -> None:
    with socket.create_connection(("127.0.0.1", hadoop._port)) as writer:
        writer.sendall(
            b"PUT /webhdfs/v1/data/half?op=CREATE&data=true HTTP/1.1\r\n"
            b"Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nonly a part"
        )

    assert hadoop.is_there("/data")
    assert world.keys("data") == []


def test_a_created_directory_exists_but_not_in_s3(world: World, hadoop: Hadoop) -> None:
    assert hadoop.call("PUT", "/data/out/_temporary/0", "MKDIRS") == (200, {"boolean": True})

    assert all(hadoop.is_there(path) for path in ("/data/out/_temporary/0", "/data/out/_temporary", "/data/out"))
    assert hadoop.ls("/data/out") == {"_temporary": "DIRECTORY"}
    assert hadoop.ls("/data/out/_temporary/0") == {}
    assert world.keys("data") == []


def test_a_directory_cannot_be_created_over_a_file_or_without_a_bucket(world: World, hadoop: Hadoop) -> None:
    put(world, "file")

    assert hadoop.call("PUT", "/data/file", "MKDIRS")[0] == 403
    assert hadoop.call("PUT", "/nowhere/out", "MKDIRS")[0] == 404


def test_delete_removes_a_file_or_a_tree(world: World, hadoop: Hadoop) -> None:
    put(world, "out/a", "out/b/c", "out/b/d", "outside")
    hadoop.call("PUT", "/data/out/empty", "MKDIRS")

    assert hadoop.call("DELETE", "/data/out/a", "DELETE") == (200, {"boolean": True})
    assert world.keys("data") == ["out/b/c", "out/b/d", "outside"]
    assert hadoop.call("DELETE", "/data/out", "DELETE", recursive="false")[0] == 403
    assert hadoop.call("DELETE", "/data/out", "DELETE", recursive="true") == (200, {"boolean": True})
    assert world.keys("data") == ["outside"]
    assert not hadoop.is_there("/data/out")
    assert hadoop.call("DELETE", "/data/out", "DELETE", recursive="true") == (200, {"boolean": False})


def test_a_directory_exists_after_its_last_file_is_deleted(world: World, hadoop: Hadoop) -> None:
    put(world, "out/a")

    hadoop.call("DELETE", "/data/out/a", "DELETE")

    assert hadoop.ls("/data/out") == {}
    assert world.keys("data") == []


def test_a_file_and_a_tree_are_renamed(world: World, hadoop: Hadoop) -> None:
    put(world, "out/_temporary/task/day=1/part", "out/_temporary/task/part", body=b"rows")
    hadoop.call("PUT", "/data/out/_temporary/task/empty", "MKDIRS")

    moved = hadoop.call("PUT", "/data/out/_temporary/task", "RENAME", destination="/data/out/final")
    assert moved == (200, {"boolean": True})
    assert world.keys("data") == ["out/final/day=1/part", "out/final/part"]
    assert hadoop.ls("/data/out/final") == {"day=1": "DIRECTORY", "empty": "DIRECTORY", "part": "FILE"}
    assert hadoop.ls("/data/out/_temporary") == {}

    hadoop.call("PUT", "/data/out/final/part", "RENAME", destination="/data/out/part")
    assert hadoop.read("/data/out/part") == b"rows"
    assert not hadoop.is_there("/data/out/final/part")


def test_a_rename_to_a_directory_moves_into_it(world: World, hadoop: Hadoop) -> None:
    put(world, "part", "out/other")

    hadoop.call("PUT", "/data/part", "RENAME", destination="/data/out")

    assert world.keys("data") == ["out/other", "out/part"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("/data/gone", "/data/new", id="no-source"),
        pytest.param("/data/a", "/data/b", id="target-is-a-file"),
        pytest.param("/data/a", "/data/no/where", id="no-parent"),
        pytest.param("/data/tree", "/data/tree/inside", id="into-itself"),
    ],
)
def test_an_impossible_rename_returns_false_and_changes_nothing(
    world: World, hadoop: Hadoop, source: str, target: str
) -> None:
    put(world, "a", "b", "tree/c")

    assert hadoop.call("PUT", source, "RENAME", destination=target) == (200, {"boolean": False})
    assert world.keys("data") == ["a", "b", "tree/c"]


def test_a_rename_of_a_file_does_not_move_a_file_with_that_prefix(world: World, hadoop: Hadoop) -> None:
    put(world, "part", "part-2", "parts/x")

    hadoop.call("PUT", "/data/part", "RENAME", destination="/data/moved")

    assert world.keys("data") == ["moved", "part-2", "parts/x"]


@pytest.mark.parametrize("name", ["a b", "ü=ß", "100%", "a%20b", "x;y,z", "ts=2024-01-01 10%3A00", "a+b", "a#b?c&d"])
def test_unusual_names_are_preserved(world: World, hadoop: Hadoop, name: str) -> None:
    assert hadoop.create(f"/data/{name}/file", b"content") == 201

    assert world.keys("data") == [f"{name}/file"]
    assert hadoop.ls("/data") == {name: "DIRECTORY"}
    assert hadoop.read(f"/data/{name}/file") == b"content"
    hadoop.call("PUT", f"/data/{name}/file", "RENAME", destination=f"/data/{name}/2 {name}")
    assert world.keys("data") == [f"{name}/2 {name}"]


def test_characters_that_hadoop_does_not_escape_are_accepted(world: World, hadoop: Hadoop) -> None:
    put(world, "größe")
    with socket.create_connection(("127.0.0.1", hadoop._port)) as client:
        client.sendall("GET /webhdfs/v1/data/größe?op=GETFILESTATUS HTTP/1.0\r\n\r\n".encode())
        answer = client.makefile("rb").read()

    assert b"200 OK" in answer
    assert b'"type": "FILE"' in answer


@pytest.mark.parametrize("op", ["SETPERMISSION", "SETOWNER", "SETTIMES"])
def test_operations_without_an_s3_equivalent_are_ignored(hadoop: Hadoop, op: str) -> None:
    assert hadoop.call("PUT", "/data", op) == (200, {"boolean": True})


@pytest.mark.parametrize(("method", "op"), [("POST", "APPEND"), ("PUT", "CREATESYMLINK"), ("GET", "GETXATTRS")])
def test_other_operations_are_reported_as_unsupported(hadoop: Hadoop, method: str, op: str) -> None:
    status, answer = hadoop.call(method, "/data/file", op)

    assert (status, answer["RemoteException"]["javaClassName"]) == (400, "java.lang.UnsupportedOperationException")
    assert answer["RemoteException"]["message"] == f"S3 in the embedded AWS has no {method} {op}"


def test_both_operations_for_block_locations_are_supported(world: World, hadoop: Hadoop) -> None:
    put(world, "a", body=b"12345")

    older = hadoop.call("GET", "/data/a", "GET_BLOCK_LOCATIONS")[1]["LocatedBlocks"]
    newer = hadoop.call("GET", "/data/a", "GETFILEBLOCKLOCATIONS")[1]["BlockLocations"]

    assert (older["fileLength"], older["locatedBlocks"]) == (5, [])
    assert newer == {"BlockLocation": []}


def test_the_mount_table_contains_a_new_bucket_immediately(world: World, hadoop: Hadoop) -> None:
    assert hadoop.ls("/.mounts") == {"mount-table.1.xml": "FILE"}
    assert b"fs.viewfs.mounttable.fresh.linkFallback" not in hadoop.read("/.mounts/mount-table.1.xml")

    world.s3.create_bucket(Bucket="fresh")

    table = hadoop.read("/.mounts/mount-table.1.xml", offset=0).decode()
    target = f"webhdfs://127.0.0.1:{hadoop._port}/fresh/"
    assert f"<name>fs.viewfs.mounttable.fresh.linkFallback</name><value>{target}</value>" in table
    length = hadoop.call("GET", "/.mounts/mount-table.1.xml", "GETFILESTATUS")[1]["FileStatus"]["length"]
    assert length == len(table)


def test_two_gateways_do_not_share_their_empty_directories(world: World, hadoop: Hadoop) -> None:
    hadoop.call("PUT", "/data/out", "MKDIRS")

    with S3Gateway(world.s3) as other:
        assert not Hadoop(other.port).is_there("/data/out")


def test_a_closed_gateway_refuses_connections(world: World) -> None:
    gateway = S3Gateway(world.s3)
    gateway.close()

    with pytest.raises(ConnectionRefusedError):
        Hadoop(gateway.port).call("GET", "/", "LISTSTATUS")


def test_viewfs_message_of_a_missing_bucket_is_explained() -> None:
    message = "An error occurred while calling o1.csv. Could not initialize target File System for URI : s3a://gone/"

    assert (
        explain_missing_bucket(message)
        == "An error occurred while calling o1.csv. The specified bucket does not exist: s3a://gone"
    )
    assert explain_missing_bucket("something else") == "something else"

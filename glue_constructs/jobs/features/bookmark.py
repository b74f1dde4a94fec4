"""Job bookmarks: the state of the data that a job has processed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.shapes import require_str
from glue_constructs.model.parameters import BOOKMARK

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature


@dataclass(frozen=True)
class Bookmark:
    """The bookmark option of a Spark ETL job: ``Bookmark.ENABLE``, ``DISABLE``, ``PAUSE`` or `Bookmark.pause`.

    The script must call ``Job.init`` and ``Job.commit``, and set a ``transformation_ctx`` for each source
    (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuations.html).

    Attributes:
        option: The value of ``--job-bookmark-option`` without "job-bookmark-": "enable", "disable" or "pause".
        from_run: The id of the run after which to read; only with "pause". Default: none, the last bookmark.
        to_run: The id of the last run whose data to read; only with "pause". Default: none, all new data.
    """

    option: str
    from_run: str | None = None
    to_run: str | None = None

    ENABLE: ClassVar[Bookmark]
    """Read new data, and update the bookmark."""
    DISABLE: ClassVar[Bookmark]
    """Read all data; the service's default."""
    PAUSE: ClassVar[Bookmark]
    """Read new data since the last bookmark, and do not update the bookmark."""

    @classmethod
    def pause(cls, *, from_run: str, to_run: str) -> Bookmark:
        """Read the data between the bookmarks of two runs, and do not update the bookmark.

        Args:
            from_run: The id of the run after which to read.
            to_run: The id of the last run whose data to read.
        """
        return cls("pause", require_str("from_run", from_run), require_str("to_run", to_run))


Bookmark.ENABLE = Bookmark("enable")
Bookmark.DISABLE = Bookmark("disable")
Bookmark.PAUSE = Bookmark("pause")


def bookmark_feature(bookmark: object) -> list[Feature]:
    """Return the feature of the prop ``bookmark``: a `Bookmark`, or an option, "enable" or "job-bookmark-enable"."""
    if isinstance(bookmark, str):
        bookmark = Bookmark(bookmark.removeprefix(BOOKMARK.prefix))
    if not isinstance(bookmark, Bookmark):
        raise InvalidInput(f"bookmark must be a Bookmark or a string such as 'enable', got {bookmark!r}")
    arguments = {"--job-bookmark-option": BOOKMARK.encode(bookmark.option)}
    if bookmark.from_run is not None:
        arguments["--job-bookmark-from"] = bookmark.from_run
    if bookmark.to_run is not None:
        arguments["--job-bookmark-to"] = bookmark.to_run
    return [ConstantArguments("bookmark", arguments)]

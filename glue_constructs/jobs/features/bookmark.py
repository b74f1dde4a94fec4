"""What a job remembers of the data that it has read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.shapes import text
from glue_constructs.model.parameters import BOOKMARK

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature


@dataclass(frozen=True)
class Bookmark:
    """What a Spark ETL job does with its bookmark: ``Bookmark.ENABLE``, ``DISABLE``, ``PAUSE`` or `Bookmark.pause`.

    The script must call ``Job.init`` and ``Job.commit``, and name a ``transformation_ctx`` for what it reads
    (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuations.html).

    Attributes:
        option: What ``--job-bookmark-option`` says behind "job-bookmark-".
        from_run: The run whose bookmark the run reads from; only while paused.
        to_run: The run up to whose bookmark it reads; only while paused.
    """

    option: str
    from_run: str | None = None
    to_run: str | None = None

    ENABLE: ClassVar[Bookmark]
    """Read what is new, and remember it."""
    DISABLE: ClassVar[Bookmark]
    """Read everything; the service's default."""
    PAUSE: ClassVar[Bookmark]
    """Read what is new since the last bookmark, and leave the bookmark as it is."""

    @classmethod
    def pause(cls, *, from_run: str, to_run: str) -> Bookmark:
        """Read what lies between the bookmarks of two runs, and leave the bookmark as it is.

        Args:
            from_run: The id of the run after which to read.
            to_run: The id of the last run whose data to read.
        """
        return cls("pause", text("from_run", from_run), text("to_run", to_run))


Bookmark.ENABLE = Bookmark("enable")
Bookmark.DISABLE = Bookmark("disable")
Bookmark.PAUSE = Bookmark("pause")


def bookmark_feature(bookmark: object) -> list[Feature]:
    """The feature of the prop ``bookmark``; a plain word is an option: "enable", or whole, "job-bookmark-enable"."""
    if isinstance(bookmark, str):
        bookmark = Bookmark(bookmark.removeprefix(BOOKMARK.prefix))
    if not isinstance(bookmark, Bookmark):
        raise InvalidInput(f"bookmark must be a Bookmark or a word such as 'enable', got {bookmark!r}")
    arguments = {"--job-bookmark-option": BOOKMARK.encode(bookmark.option)}
    if bookmark.from_run is not None:
        arguments["--job-bookmark-from"] = bookmark.from_run
    if bookmark.to_run is not None:
        arguments["--job-bookmark-to"] = bookmark.to_run
    return [Settings("bookmark", arguments)]

"""Parse the built site: the anchors, links and loaded files of each page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Elements whose files a browser loads; also <link>, except those with these relations.
_LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "object": "data"}
_METADATA_RELATIONS = {"canonical", "next", "prev", "alternate"}
_HERE = "the.site"


@dataclass
class BuiltPage:
    """A page of the built site.

    Attributes:
        path: The path in the site, such as "guide/cost/index.html".
        anchors: The ids of its elements.
        links: The targets of its links, unresolved.
        loads: The files that it loads, unresolved.
        components: The theme components that the theme's script initializes.
    """

    path: str
    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    components: set[str] = field(default_factory=set)

    def resolve(self, link: str) -> tuple[str, str]:
        """Return the file in the site and the anchor of a link; the file is "" for another host."""
        url = urlsplit(urljoin(f"https://{_HERE}/{self.path}", link))
        if url.netloc != _HERE:
            return "", ""
        path = unquote(url.path).lstrip("/")
        return f"{path}index.html" if path == "" or path.endswith("/") else path, unquote(url.fragment)


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._page.anchors += [values["id"]] if "id" in values else []
        if tag == "a" and "href" in values:
            self._page.links.append(values["href"])
        if tag == "link" and not _METADATA_RELATIONS & set(values.get("rel", "").split()):
            self._page.loads.append(values["href"])
        if _LOADED.get(tag, "-") in values:
            self._page.loads.append(values[_LOADED[tag]])
        self._page.components |= {values[name] for name in values if name == "data-md-component"}
        if "mermaid" in values.get("class", "").split():
            self._page.components.add("mermaid")


def built_pages(site: Path) -> Iterator[BuiltPage]:
    """Parse every page of the site except 404.html, whose links start at the root of the host."""
    for file in sorted(site.rglob("*.html")):
        if file.name != "404.html":
            page = BuiltPage(file.relative_to(site).as_posix())
            _Reader(page).feed(file.read_text(encoding="utf-8"))
            yield page

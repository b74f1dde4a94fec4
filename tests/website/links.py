"""Rewrite links out of docs/ to the repository, and add pages from outside docs/. A hook of mkdocs.

On GitHub ``../../examples/helpers`` is a folder next to docs; the site has no such folder.
"""

from __future__ import annotations

import logging
import re
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

# The path of a page on the site -> its file in the repository, where GitHub requires it.
EXTERNAL_PAGES = {"contributing.md": ".github/CONTRIBUTING.md", "security.md": ".github/SECURITY.md"}

_LOG = logging.getLogger("mkdocs.hooks.links")
# A code block, which does not change, or a link that is neither absolute nor only an anchor.
_LINK = re.compile(r"^```.*?^```$|(?<=\]\()(?![a-z]+:|#)(?P<target>[^)#\s]+)", re.MULTILINE | re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages from outside docs/."""
    root = Path(config.config_file_path).parent
    for path, source in EXTERNAL_PAGES.items():
        text = (root / source).read_text(encoding="utf-8")
        files.append(File.generated(config, path, content=rewrite_links(text, root / source, path, config)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Rewrite the links of a page out of docs/ to the repository."""
    del files
    path = page.file.src_uri
    return rewrite_links(markdown, Path(config.docs_dir, path), path, config)


def rewrite_links(markdown: str, source: Path, path: str, config: MkDocsConfig) -> str:
    """Return the text of a file with links for a page of the site.

    Args:
        markdown: The text.
        source: The file, to which the links are relative.
        path: The path of the page, relative to docs/.
        config: The configuration, with the folder docs/ and the URL of the repository.
    """
    docs = Path(config.docs_dir)
    root = docs.parent

    def replace(link: re.Match[str]) -> str:
        if link["target"] is None:
            return link[0]
        target = (source.parent / link["target"]).resolve()
        if (target / "README.md").is_file() and target.is_relative_to(docs):
            target /= "README.md"  # GitHub displays it for the folder
        if target.is_relative_to(docs):
            return relpath(target, (docs / path).parent).replace("\\", "/")
        if not target.exists():
            _LOG.warning("%s links to %s, which is not in the repository", source.relative_to(root), link["target"])
        kind = "tree" if target.is_dir() else "blob"
        return f"{str(config.repo_url).rstrip('/')}/{kind}/main/{target.relative_to(root).as_posix()}"

    return _LINK.sub(replace, markdown)

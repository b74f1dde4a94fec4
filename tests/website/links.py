"""Links that leave docs/ lead to the repository, and pages that stand elsewhere are brought in. A hook of mkdocs.

On GitHub ``../../examples/helpers`` is a folder beside docs; the site has no such folder.
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

# The path of a page on the site -> where it stands in the repository, because GitHub looks for it there.
BORROWED = {"contributing.md": ".github/CONTRIBUTING.md", "security.md": ".github/SECURITY.md"}

_LOG = logging.getLogger("mkdocs.hooks.links")
# A block of code, which is left as it is, or a link that is neither absolute nor an anchor alone.
_LINK = re.compile(r"^```.*?^```$|(?<=\]\()(?![a-z]+:|#)(?P<target>[^)#\s]+)", re.MULTILINE | re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Bring in the pages that stand elsewhere."""
    root = Path(config.config_file_path).parent
    for path, source in BORROWED.items():
        text = (root / source).read_text(encoding="utf-8")
        files.append(File.generated(config, path, content=moved(text, root / source, path, config)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead the links of a page that leave docs/ to the repository."""
    del files
    path = page.file.src_uri
    return moved(markdown, Path(config.docs_dir, path), path, config)


def moved(markdown: str, source: Path, path: str, config: MkDocsConfig) -> str:
    """The text of a file as a page of the site.

    Args:
        markdown: The text.
        source: The file, to which the links of the text are relative.
        path: The page, below docs/.
        config: Where docs/ and the repository are.
    """
    docs = Path(config.docs_dir)
    root = docs.parent

    def lead(link: re.Match[str]) -> str:
        if link["target"] is None:
            return link[0]
        target = (source.parent / link["target"]).resolve()
        if (target / "README.md").is_file() and target.is_relative_to(docs):
            target /= "README.md"  # GitHub shows it with the folder
        if target.is_relative_to(docs):
            return relpath(target, (docs / path).parent).replace("\\", "/")
        if not target.exists():
            _LOG.warning("%s links to %s, which is not in the repository", source.relative_to(root), link["target"])
        kind = "tree" if target.is_dir() else "blob"
        return f"{str(config.repo_url).rstrip('/')}/{kind}/main/{target.relative_to(root).as_posix()}"

    return _LINK.sub(lead, markdown)

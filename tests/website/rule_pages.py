"""Split docs/rules.md on the site: a page of contents, and a page for each hundred of the ids. A hook of mkdocs.

It is one file on GitHub, so that the browser can search it; on the site, 7,000 lines are too long for a page. Links
stay valid: ``rules.md#gc220`` is rewritten to the page of the rule, and the URL ``rules/#gc220`` leads to its row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

CONTENTS = "rules.md"
_CHAPTER = re.compile(r'^<a id="gc\dxx"></a>\n\n## (GC\dxx) (\w+)$', re.MULTILINE)
_ANCHORED = re.compile(r'^<a id="([^"]+)"></a>\n\n(#+ .+)$', re.MULTILINE)
# With the anchor of a rule, or with GitHub's anchor of its heading.
_LINK = re.compile(r"\((rules\.md|(?:\.\./)+rules\.md)?#(gc\w{3})(?:-[\w-]+)?\)")
_SEVERITY = re.compile(r"\*\*(error|warning|info)\*\*(?= )|(?<=\| )(error|warning|info)(?= \|)")


@dataclass(frozen=True)
class Rules:
    """The chapters of docs/rules.md.

    Attributes:
        contents: The text before the first chapter.
        chapters: The text of each chapter, by the path of its page.
        places: The page of each anchor.
    """

    contents: str
    chapters: dict[str, str]
    places: dict[str, str]


def split_chapters(text: str) -> Rules:
    """Split the file into its chapters."""
    starts = [*_CHAPTER.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    chapters = {
        f"rules/{start[2].lower()}.md": text[start.start() : end] for start, end in zip(starts, ends, strict=True)
    }
    places = {anchor: page for page, chapter in chapters.items() for anchor, _ in _ANCHORED.findall(chapter)}
    return Rules(text[: starts[0].start()], chapters, places)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of the chapters."""
    file = files.get_file_from_path(CONTENTS)
    if file is None:
        raise FileNotFoundError(f"docs/{CONTENTS} is missing: python tests/rules_page.py")
    rules = split_chapters(file.content_string)
    for path, chapter in rules.chapters.items():
        files.append(File.generated(config, path, content=chapter_page(chapter)))
    config.extra["rules"] = rules
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Rewrite links to a rule to the page of its chapter."""
    del files
    rules: Rules = config.extra["rules"]
    path = page.file.src_uri
    text = contents_page(rules.contents) if path == CONTENTS else markdown
    home = "../" * path.count("/")

    def replace(link: re.Match[str]) -> str:
        return f"({home}{rules.places[link[2]]}#{link[2]})" if _leads_to_rule(link, path) else link[0]

    return _LINK.sub(replace, text)


def chapter_page(chapter: str) -> str:
    """Return the page of a chapter, with its title, and the anchors of the rules at their headings."""
    headed = _ANCHORED.sub(lambda found: f"{found[2][1:]} {{ #{found[1]} }}", chapter)
    return _SEVERITY.sub(_chip, headed)


def contents_page(text: str) -> str:
    """Return the page with the tables of all rules: a heading for each chapter, a row with an anchor for each rule."""
    headed = re.sub(r"^\*\*\[(.+)\]\(#(gc\dxx)\)\*\*$", r"### [\1](#\2) { #\2 }", text, flags=re.MULTILINE)
    rows = re.sub(r"^\| \[GC\d{3}\]\(#(gc\d{3})\)", r"\g<0>{ #\1 }", headed, flags=re.MULTILINE)
    return _SEVERITY.sub(_chip, rows)


def _chip(found: re.Match[str]) -> str:
    word = found[1] or found[2]
    return f"**{word}**{{ .severity .{word} }}"


def _leads_to_rule(link: re.Match[str], path: str) -> bool:
    """Return whether a link leads to a rule: with the name of the file, or without it on a page of rules."""
    return bool(link[1]) or path == CONTENTS or path.startswith("rules/")

"""docs/rules.md on the site: a page of contents, and a page for each hundred of the ids. A hook of mkdocs.

The file is one for GitHub, where a page cannot be searched but by the browser; 7,000 lines are no pleasure on the site.
Its links stay true: ``rules.md#gc220`` leads to the rule's own page, and the address ``rules/#gc220`` to its row.
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
# With a rule's anchor, or the one that GitHub makes of its heading.
_LINK = re.compile(r"\((rules\.md|(?:\.\./)+rules\.md)?#(gc\w{3})(?:-[\w-]+)?\)")
_SEVERITY = re.compile(r"\*\*(error|warning|info)\*\*(?= )|(?<=\| )(error|warning|info)(?= \|)")


@dataclass(frozen=True)
class Rules:
    """What docs/rules.md says, cut at its chapters.

    Attributes:
        contents: What stands before the first.
        chapters: Their text, by the path of the page that it becomes.
        places: The page of each anchor.
    """

    contents: str
    chapters: dict[str, str]
    places: dict[str, str]


def cut(text: str) -> Rules:
    """Cut the file at its chapters."""
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
    rules = cut(file.content_string)
    for path, chapter in rules.chapters.items():
        files.append(File.generated(config, path, content=of_chapter(chapter)))
    config.extra["rules"] = rules
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead every link to a rule to the page on which it stands now."""
    del files
    rules: Rules = config.extra["rules"]
    path = page.file.src_uri
    text = of_contents(rules.contents) if path == CONTENTS else markdown
    home = "../" * path.count("/")

    def lead(link: re.Match[str]) -> str:
        return f"({home}{rules.places[link[2]]}#{link[2]})" if _to_rule(link, path) else link[0]

    return _LINK.sub(lead, text)


def of_chapter(chapter: str) -> str:
    """A chapter as a page: its own title, each rule's anchor at its heading."""
    headed = _ANCHORED.sub(lambda found: f"{found[2][1:]} {{ #{found[1]} }}", chapter)
    return _SEVERITY.sub(_chip, headed)


def of_contents(text: str) -> str:
    """The tables of all rules: a heading for each chapter, a row for each rule that can be linked to."""
    headed = re.sub(r"^\*\*\[(.+)\]\(#(gc\dxx)\)\*\*$", r"### [\1](#\2) { #\2 }", text, flags=re.MULTILINE)
    rows = re.sub(r"^\| \[GC\d{3}\]\(#(gc\d{3})\)", r"\g<0>{ #\1 }", headed, flags=re.MULTILINE)
    return _SEVERITY.sub(_chip, rows)


def _chip(found: re.Match[str]) -> str:
    word = found[1] or found[2]
    return f"**{word}**{{ .severity .{word} }}"


def _to_rule(link: re.Match[str], path: str) -> bool:
    """Whether a link is to a rule: with the file's name, or alone on one of its pages."""
    return bool(link[1]) or path == CONTENTS or path.startswith("rules/")

"""Removal of markup from text."""

import html

import nh3


def plain(text):
    """Remove HTML, including scripts, from a text."""
    return " ".join(html.unescape(nh3.clean(text or "", tags=set())).split())

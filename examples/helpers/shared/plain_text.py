"""Texts without markup."""

import html

import nh3


def plain(text):
    """A text without its HTML, scripts and all."""
    return " ".join(html.unescape(nh3.clean(text or "", tags=set())).split())

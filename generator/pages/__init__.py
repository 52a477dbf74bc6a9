"""Playbook -> Markdown pages and their navigation. The only user of Jinja2, Markdown and nh3. No MkDocs."""

from __future__ import annotations

from generator.pages.page import Page, PageOptions
from generator.pages.render import render_pages
from generator.pages.write import navigation, write_tree

__all__ = ["Page", "PageOptions", "navigation", "render_pages", "write_tree"]

"""Playbook -> Markdown pages and their navigation. The only user of Jinja2, Markdown and nh3. No MkDocs."""

from __future__ import annotations

from generator.pages.cards import FOLDER, CardView, DeckView, Download, Earlier, deck_views
from generator.pages.example_teams import examples_beside
from generator.pages.page import Change, Page, PageOptions
from generator.pages.render import Renderer, render_pages
from generator.pages.write import navigation, write_tree

__all__ = [
    "FOLDER",
    "CardView",
    "Change",
    "DeckView",
    "Download",
    "Earlier",
    "Page",
    "PageOptions",
    "Renderer",
    "deck_views",
    "examples_beside",
    "navigation",
    "render_pages",
    "write_tree",
]

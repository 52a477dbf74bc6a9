"""Playbook -> Markdown pages and their navigation. The only user of Jinja2, Markdown and nh3. No MkDocs.

What makes pages is imported when it is asked for: who only needs an address does not pay for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_WHERE = {
    "cards": ("FOLDER", "CardView", "DeckView", "Download", "Earlier", "deck_views"),
    "example_teams": ("examples_beside",),
    "page": ("Change", "Page", "PageOptions"),
    "render": ("Renderer", "render_pages"),
    "write": ("navigation", "write_tree"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for.

    Raises:
        AttributeError: there is nothing of this name.
    """
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

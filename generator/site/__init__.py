"""Markdown tree -> HTML site with MkDocs: settings, build, and a look at what came out.

The only user of MkDocs beside the plugin. Publishing the result is not done here.
"""

from __future__ import annotations

from generator.site.engine import build_html
from generator.site.kept import write_kept
from generator.site.settings import SiteFacts, write_preview_settings, write_settings
from generator.site.verify import verify

__all__ = ["SiteFacts", "build_html", "verify", "write_kept", "write_preview_settings", "write_settings"]

"""Many teams' playbooks at once: which there are, one row of facts a team, a page of all of them. Read-only for the teams."""

from __future__ import annotations

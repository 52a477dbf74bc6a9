"""What copilots get: short typed answers about one playbook over MCP, and a skill to read. Read-only; a person decides."""

from __future__ import annotations

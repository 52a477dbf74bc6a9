"""What other programs read of a checked playbook: its data with addresses, entries one by one, files beside pages."""

from __future__ import annotations

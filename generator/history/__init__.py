"""Versions of a playbook: revisions in git, records of releases, and what changed between two of them."""

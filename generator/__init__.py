"""Playbook-as-code for AI incidents: YAML definitions in, a checked site out.

The picture, the direction of imports and the decisions are in ARCHITECTURE.md.
"""

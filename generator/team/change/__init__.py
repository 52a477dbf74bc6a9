"""Removing, renaming and adding entries of a team's playbook, with every edit that follows from it."""

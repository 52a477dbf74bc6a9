"""Acronyms that everybody who opens a playbook knows. All others are spelled out or stand in the glossary."""

from __future__ import annotations

from generator.rules.language.wordlists import words

EVERYDAY = words(
    """
    AI AM API APIs CPU CSV DNS EU FAQ GPU GPUs HTML HTTP HTTPS ID IDs IP IT JSON ML OK PDF PIN PM PR QR SMS SQL SSH TLS
    TV UI UK UN URL URLs US USA USB USD UTC VPN YAML XML EUR GBP GMT CET CEST CEO CTO HR Q1 Q2 Q3 Q4
    """
)

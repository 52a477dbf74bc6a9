"""Words for the values of closed lists, as they stand on pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.clock_limits import CLOCK_STARTS

MOTIONS: Mapping[str, str] = {
    "war-room": "war room",
    "owner-channel": "the owner works in a channel",
    "ticket": "normal ticket, no special response",
}

URGENCIES: Mapping[str, str] = {
    "call": "it rings until somebody answers",
    "push": "a push on the phone",
    "message": "a message that may wait",
}

AUDIENCES: Mapping[str, str] = {
    "public": "The public",
    "customers": "Customers",
    "staff": "Staff",
    "executives": "Executives",
    "support": "Support",
    "vendor": "The vendor",
    "regulator": "The regulator",
}

STAGES: Mapping[str, str] = {
    "holding": "First word",
    "initial": "First statement",
    "update": "Update",
    "resolution": "Resolved",
    "postmortem": "Postmortem",
    "correction": "Correction",
}

PARTIES: Mapping[str, str] = {
    "vendor": "Vendor",
    "partner": "Partner",
    "insurer": "Insurer",
    "authority": "Authority",
    "police": "Police",
    "press": "Press",
    "adviser": "Adviser",
    "customer": "Customer",
    "community": "Community",
    "other": "Outside",
}

WITHOUT: Mapping[str, str] = {
    "down": "the product stops",
    "degraded": "a part of the product stops",
    "unnoticed": "nothing alarms",
}

CALENDARS: Mapping[str, str] = {
    "clock-hours": "clock hours, weekends included",
    "calendar-days": "calendar days, weekends included",
    "business-days": "business days",
    "none": "no fixed number of hours or days",
}

CONFIDENCES: Mapping[str, str] = {
    "primary": "Read in the text or a copy of it",
    "guide": "Read in a guide or the press",
    "secondary": "Read second hand",
    "unconfirmed": "Not confirmed",
    "judgement": "Our advice",
}

CONFIDENCE_MEANINGS: Mapping[str, str] = {
    "primary": "We read the text itself, a law or a report of those concerned, or a copy of it.",
    "guide": "We read a guide, a tracker or the press, not the text itself. Ask for the text before you rely on it.",
    "secondary": "We read what somebody else writes about it. Take numbers as “about”.",
    "unconfirmed": "We could not verify it. Do not decide on it alone.",
    "judgement": "No fact: what we think is right. Yours may differ.",
}

NAMES: Mapping[str, Any] = {
    "confidence_meanings": CONFIDENCE_MEANINGS,
    "audience": AUDIENCES.__getitem__,
    "party_kind": PARTIES.__getitem__,
    "without_it": WITHOUT.__getitem__,
    "urgency": URGENCIES.__getitem__,
    "stage": STAGES.__getitem__,
    "clock_start": CLOCK_STARTS.__getitem__,
    "calendar": CALENDARS.__getitem__,
    "confidence": CONFIDENCES.__getitem__,
}

"""What the small playbook leaves out, by path, so that the laws of comparing hold for it as well."""

from __future__ import annotations

ANSWERED = [{"rule": "hedge", "reason": "The law says it so.", "until": "2027-01-31"}]
STEPS = "phases/confirm/steps"

LEFT_OUT: dict[str, object] = {
    "about/night_crew/log": "Whoever joins first.",
    "about/no_answer": "Page the next one.",
    "about/harm_goes_on": "Pull a lever first.",
    "about/offline": "Use the telephone.",
    "about/edit_address": "https://git.example.org/edit/",
    "about/principles": {
        "harm": {
            "statement": "Harm decides.",
            "why": "Rates hide it.",
            "cites": [{"source": "brief", "confidence": "judgement", "note": "Page 3"}],
        }
    },
    "contacts": {
        "scribe": {
            "rota": "Scribes",
            "reach": "/page scribe",
            "person": "Kim Lee",
            "backup": "Call.",
            "checked_on": "2026-01-31",
        }
    },
    "laws": {
        "hiring": {
            "name": "Hiring tools",
            "jurisdiction": "A city",
            "asks": "A yearly audit.",
            "why_no_clock": "It sets no report.",
            "types": ["quality-regression"],
            "as_of": "2026-01-31",
            "cites": [{"source": "brief", "confidence": "guide", "note": "Page 4"}],
        }
    },
    "sources/brief/address": "https://brief.example.org/",
    "organisation": {
        "entity_kinds": ["bank"],
        "name": "Example",
        "product": "Assistant",
        "contact": "https://example.org/help",
        "time_zone": "UTC",
        "status_page": "https://status.example.org",
        "working_days": {"name": "Bavaria", "days": ["mon", "tue"], "holidays": ["2026-12-25"]},
        "features": {"chat": "Chat"},
        "surfaces": {"web": "Web chat"},
        "jurisdictions": ["EU"],
        "links": {"wiki": {"name": "Wiki", "address": "https://wiki.example.org"}},
    },
    "cards": {
        "address": "https://playbook.example.org/",
        "theme": "brand",
        "families": ["Noto Sans"],
        "brand": {
            "logo": "logo.svg",
            "logo_alt": "Example",
            "name": "Us",
            "colour_in_dark": "#e08bc4",
            "accent": "#0f7b6c",
            "favicon": "icon.svg",
        },
        "decks": {
            "night": {"name": "Night", "cards": ["severities"], "only": ["sev-1"], "leave_out": ["sev-2"]}
        },
        "sheets": {
            "big": {"paper": "a4", "layout": "nup", "format": "a6", "gutter": 2, "shift_x": 1, "shift_y": 1}
        },
    },
    "severities/sev-1/examples": ["A screenshot spreads."],
    "severities/sev-1/updates/first_within": "5m",
    "severities/sev-1/updates/waits_when": "Nobody is awake.",
    "severities/sev-1/also_updates": {
        "public": {
            "name": "Public",
            "audience": "public",
            "every": "20m",
            "by": "scribe",
            "channel": "status-page",
            "script": "holding-notice",
            "then": [{"after": "2h", "every": "1h"}],
            "first_within": "10m",
            "waits_when": "Nothing is new.",
        }
    },
    "severities/sev-1/joins": ["scribe"],
    "severities/sev-1/accepted": ANSWERED,
    "severities/sev-2/criteria": [
        {
            "says": "Many users get wrong answers.",
            "given_by": {"answers": ["spread=yes"], "types": ["quality-regression"]},
        },
        "An important workflow fails.",
    ],
    "triage/questions/harm/help": "Think of minors.",
    "triage/questions/harm/answers/0/lever": "kill-switch",
    "triage/questions/harm/answers/0/also": "quality-regression",
    "phases/confirm/max_people": 3,
    "phases/diagnose/only_for": ["sev-1", "sev-2"],
    "phases/diagnose/only_for_types": ["quality-regression"],
    f"{STEPS}/replay/backup": "scribe",
    f"{STEPS}/replay/only_for_types": ["quality-regression"],
    f"{STEPS}/replay/consulted": ["scribe"],
    f"{STEPS}/replay/informed": ["deputy"],
    f"{STEPS}/reproduced/consulted": ["scribe"],
    f"{STEPS}/reproduced/informed": ["deputy"],
    "about/words_in": {"name": "Words", "address": "https://words.example.org"},
    "scripts/initial-statement/words_in": {"name": "Words", "address": "https://words.example.org"},
    "types/quality-regression/levers_are": "alternatives",
    "types/quality-regression/family": "Slow faults",
    "severities/sev-1/urgency": "call",
    "roles/scribe/escalation": [{"after": "10m", "to": "deputy"}],
    "roles/scribe/people": 2,
    "teams": {
        "writers": {"name": "Writers", "lead": "scribe", "roles": ["deputy"], "does": "They write it down."}
    },
    f"{STEPS}/replay/when": "A new trace comes in.",
    f"{STEPS}/replay/every": "15m",
    f"{STEPS}/replay/done_within": "25m",
    f"{STEPS}/replay/note": "Twice is enough.",
    f"{STEPS}/replay/safety": "Never with real data.",
    f"{STEPS}/replay/responsible": ["scribe"],
    f"{STEPS}/replay/command": "replay --trace",
    f"{STEPS}/replay/steps": [
        {"do": "Open the trace.", "command": "open trace", "steps": [{"do": "Log in.", "command": "login"}]}
    ],
    f"{STEPS}/replay/next": "set-severity",
    f"{STEPS}/replay/uses": {
        "evidence": ["trace"],
        "runbooks": [{"name": "Replays", "address": "https://runbook.example.org"}],
    },
    f"{STEPS}/reproduced/backup": "scribe",
    f"{STEPS}/reproduced/only_for": ["sev-1"],
    f"{STEPS}/reproduced/only_for_types": ["quality-regression"],
    f"{STEPS}/reproduced/after": ["replay"],
    f"{STEPS}/reproduced/when": "The fault comes back.",
    f"{STEPS}/reproduced/every": "15m",
    f"{STEPS}/reproduced/done_within": "30m",
    f"{STEPS}/reproduced/note": "A replay counts.",
    f"{STEPS}/reproduced/safety": "When in doubt, yes.",
    f"{STEPS}/give-over": {
        "done_within": "1h",
        "owner": "scribe",
        "backup": "deputy",
        "minutes": 1,
        "only_for": ["sev-1"],
        "only_for_types": ["quality-regression"],
        "after": ["replay"],
        "consulted": ["deputy"],
        "informed": ["technical-lead"],
        "when": "The scribe leaves.",
        "every": "8h",
        "note": "Aloud.",
        "safety": "Stay on the call.",
        "hand_over_to": {"name": "Log book", "address": "https://log.example.org"},
        "say": "You have the log.",
        "next": "set-severity",
    },
    "roles/scribe/usually": "Anyone.",
    "roles/scribe/may_combine_at": [{"role": "deputy", "at": ["sev-3"]}],
    "roles/scribe/prerequisites": ["Can open the log."],
    "roles/scribe/training": {
        "shadow": {"what": "Shadows one incident.", "every": "1 year", "recorded_in": "The rota"}
    },
    "roles/scribe/aliases": ["Writer"],
    "severities/sev-2/pulls_in": [{"role": "scribe", "within": "1h", "because": "Writes it down."}],
    "types/quality-regression/kinds": {
        "after-release": {
            "name": "Worse after a release",
            "short": "After a release",
            "looks_like": "Answers got worse on the day of a release.",
            "what": "A change of ours made it worse.",
            "levers": ["roll-back-model"],
            "scripts": ["holding-notice"],
            "evidence": ["change-log"],
            "pulls_in": [{"role": "scribe", "within": "30m", "because": "Writes it down."}],
            "unseen_outside": True,
            "drills": ["drill-quality-regression"],
        }
    },
    "types/quality-regression/is_not": [{"what": "An outage.", "go_to": "quality-regression"}],
    "types/quality-regression/severity_floor": "sev-3",
    "types/quality-regression/signals/0/comes_from": "The quality dashboard.",
    "types/quality-regression/signals/0/suggests": "sev-1",
    "types/quality-regression/confirm/steps": ["Open it.", {"do": "Replay it.", "command": "replay it"}],
    "types/quality-regression/raises": ["It grows.", {"when": "Minors see it.", "severity": "sev-1"}],
    "types/quality-regression/ladders": ["answers"],
    "levers/kill-switch/fits": "A person is in danger.",
    "levers/kill-switch/needs_approval": "executive-on-call",
    "levers/kill-switch/watch_out": ["Caches keep serving."],
    "levers/kill-switch/command": "flags off answers",
    "levers/kill-switch/runbook": {"name": "Off", "address": "https://runbook.example.org/off"},
    "evidence/trace/backup": "scribe",
    "evidence/trace/collect": [{"do": "Save it.", "command": "trace get [[trace-id]]"}],
    "evidence/trace/store_in": "The sealed bucket.",
    "evidence/trace/hash": "SHA-256 in the log.",
    "preparation": {
        "traces": {
            "name": "Traces",
            "purpose": "Traces can be read.",
            "owner": "technical-lead",
            "types": ["quality-regression"],
            "roles": ["scribe"],
            "tasks": {
                "restore": {
                    "do": "Restore a backup.",
                    "owner": "scribe",
                    "every": "30d",
                    "note": "Into a copy.",
                    "command": "restore",
                    "done_on": "2026-10-31",
                    "evidence": "Ticket 12",
                }
            },
        }
    },
    "parties": {
        "model-vendor": {
            "name": "Model vendor",
            "kind": "vendor",
            "needed_for": "Restores the model.",
            "called_by": "technical-lead",
            "call_when": "It is down.",
            "script": "holding-notice",
            "fallback": "Switch over.",
            "who": "Example Models",
            "reach": "Portal",
            "hours": "Always",
            "contract": "C-12",
            "status_page": "https://status.example.net",
            "checked_on": "2026-10-31",
        }
    },
    "dependencies": {
        "model-api": {
            "name": "Model API",
            "used_for": "Writes answers.",
            "breaks": "No answer.",
            "without_it": "down",
            "party": "model-vendor",
            "owner": "technical-lead",
            "type": "quality-regression",
            "severity": "sev-1",
            "levers": ["kill-switch"],
            "fallback": "Search results.",
            "seen_at": "https://board.example.net",
        }
    },
    "variables": {
        "trace-id": {
            "meaning": "Id of the answer.",
            "example": "4711",
            "found_in": "The trace viewer.",
            "known_by": "scribe",
            "pattern": "[0-9]+",
        }
    },
    "scripts/holding-notice/subject": "A problem with [[feature]]",
    "scripts/holding-notice/never_say": ["A cause."],
    "scripts/holding-notice/blanks/feature/choices": ["Chat", "Search"],
    "scripts/holding-notice/blanks/feature/preset": "Chat",
    "scripts/holding-notice/blanks/feature/max_words": 4,
    "scripts/holding-notice/blanks/feature/filled_from": "organisation/product",
    "scripts/spoken": {
        "name": "Spoken",
        "audience": "public",
        "stage": "holding",
        "purpose": "A press call.",
        "used_for": ["sev-1"],
        "channel": "status-page",
        "drafter": "communications-lead",
        "releaser": "incident-commander",
        "max_words": 40,
        "language": "de",
        "lines": [{"speaker": "scribe", "when": "Money is lost", "text": "We know of it."}],
    },
    "postmortem/policies/sev-1/due_within": "3 business days",
    "postmortem/policies/sev-1/meeting_within": "2 business days",
    "postmortem/states": {
        "draft": {"name": "Draft", "means": "All is told.", "by": "scribe", "within": "2 business days"}
    },
    "postmortem/attendees": [{"role": "scribe", "when": "A clock runs."}],
    "types/quality-regression/aliases": ["hallucination"],
    "postmortem/template/summary/fields/impact/only_for_types": ["quality-regression"],
    "postmortem/policies/sev-1/note": "Also for drills.",
    "clocks/contract-notice/deadlines/0/wording": "at once",
    "postmortem/counted_until": "resolved",
    "clocks/contract-notice/calendar_note": "Days of TARGET.",
    "clocks/contract-notice/in_force_from": "2026-01-31",
    "clocks/contract-notice/note": "Ask counsel.",
    "clocks/contract-notice/deadlines/0/no_later_than": {
        "within": "72h",
        "after": "awareness",
        "lapses": True,
    },
    "clocks/contract-notice/deadlines/0/after": "awareness",
    "clocks/contract-notice/days_off": "place",
    "clocks/contract-notice/counted_by": "eu-1182-71",
    "clocks/contract-notice/day_ends": {"at": "17:30", "zone": "America/New_York"},
    "clocks/contract-notice/entities": {"bank": "Bank"},
    "clocks/contract-notice/deadlines/0/on_day_off": {"until": "12:00", "not_for": ["bank"]},
    "drills/drill-quality-regression/held": [
        {"played_on": "2026-01-31", "severity": "sev-1", "led_by": "Scribe", "found": ["The page was late."]}
    ],
    "drills/drill-quality-regression/again_within": "180d",
    "drills/drill-quality-regression/quarters": [1, 3],
    "drills/drill-quality-regression/injects/0/note": "Wait for it.",
    "drills/drill-quality-regression/injects/0/paste": "Is it me, or are the answers worse?",
    "glossary/lever/not_the_same_as": "A fix.",
    "words": {
        "names": {
            "words": {"old bot": "Example assistant"},
            "listens_to": "scripts",
            "level": "error",
            "why": "Users know the new name.",
            "bad": "The old bot is off.",
            "good": "Example assistant is off.",
        }
    },
    "rules": {
        "long-sentence": {
            "level": "error",
            "reason": "Nobody reads them.",
            "decided_by": "scribe",
            "until": "2027-01-31",
            "fixed": True,
        }
    },
    "channels/war-room/where": "https://meet.example.org",
    "channels/war-room/if_down": "The telephone bridge.",
    "sources/brief/published": "2026-01-31",
    "references/risk-framework-2026/address": "https://framework.example.org",
    "references/risk-framework-2026/note": "A draft.",
    "coverage/few-public-words/type": "quality-regression",
    "coverage/few-public-words/severity": "sev-1",
    "coverage/few-public-words/kind": "after-release",
    "coverage/few-public-words/role": "scribe",
    "coverage/few-public-words/phase": "confirm",
}

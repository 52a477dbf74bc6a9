"""Words that shut people out, with words that do the same work."""

from __future__ import annotations

from generator.model.phrases import Phrases

EXCLUDING: Phrases[str] = Phrases(
    {
        "whitelist": "allow-list", "whitelists": "allow-lists", "whitelisted": "allowed", "whitelisting": "allowing",
        "blacklist": "block-list", "blacklists": "block-lists", "blacklisted": "blocked", "blacklisting": "blocking",
        "master/slave": "primary and replica", "slave": "replica", "slaves": "replicas",
        "sanity check": "quick check", "sanity checks": "quick checks", "sanity-check": "check",
        "crazy": "surprising", "insane": "extreme", "insanely": "very", "psycho": "the behaviour you saw", "lunatic": "the behaviour you saw",
        "dumb": "plain", "lame": "weak", "cripple": "limit", "crippled": "limited", "crippling": "limiting",
        "blind to": "unaware of", "deaf to": "not listening to", "tone-deaf": "careless of the mood",
        "guys": "everyone", "you guys": "everyone", "manpower": "people", "man-hours": "hours", "man hours": "hours",
        "manned": "staffed", "unmanned": "unstaffed", "mankind": "people", "middleman": "go-between",
        "chairman": "chair", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "foreman": "lead",
        "grandfathered": "kept under the old rule", "grandfather clause": "exception for old cases",
        "native speaker": "fluent speaker", "third world": "the countries you mean", "gypped": "cheated",
        "ladies and gentlemen": "everyone", "he/she": "they", "he or she": "they", "his/her": "their", "his or her": "their", "s/he": "they",
        "normal people": "people outside the team", "normal users": "most users",
        "war-path": "search", "pow-wow": "meeting", "powwow": "meeting", "black hat": "attacker", "white hat": "researcher",
        "suffers from": "has", "wheelchair-bound": "wheelchair user", "elderly": "older people", "the disabled": "disabled people",
    }
)  # fmt: skip

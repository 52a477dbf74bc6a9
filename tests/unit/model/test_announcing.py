"""Which words are a public word, and which keep a rhythm."""

from __future__ import annotations

from generator.model.announcing import announces, keeping
from tests.build import playbook as small
from tests.build import shipped_playbook


def test_a_reply_and_a_letter_are_no_public_word() -> None:
    playbook = shipped_playbook()
    found = {name: announces(playbook, script) for name, script in playbook.scripts.items()}
    public = {
        "holding-notice",
        "initial-statement",
        "surface-notice",
        "public-update",
        "resolution-announcement",
    }
    other = {
        "reporter-reply",
        "social-reply",
        "person-at-risk",
        "customer-email",
        "partner-notice",
        "internal-update",
    }
    assert {name for name in public | other if found[name]} == public


def test_a_team_whose_customers_all_get_mail_says_that_it_reaches_everybody() -> None:
    mail = {"name": "Mail to all", "kind": "direct", "reaches": "everybody"}
    playbook = small({"channels/mail": mail, "scripts/holding-notice/channel": "mail"})
    assert announces(playbook, playbook.scripts["holding-notice"])
    playbook = small({"channels/mail": mail | {"reaches": "one"}, "scripts/holding-notice/channel": "mail"})
    assert not announces(playbook, playbook.scripts["holding-notice"])


def test_statements_keep_the_public_rhythm_and_a_holding_notice_only_promises_it() -> None:
    rhythm = {"name": "Public", "audience": "public", "every": "1h", "channel": "status-page"}
    playbook = small({"severities/sev-1/also_updates": {"public": rhythm}})
    ways = dict(playbook.severities["sev-1"].rhythms)
    public = keeping(playbook, ways["also_updates", "public"])
    assert public == ("initial-statement", "resolution-announcement", "postmortem-publication")
    assert keeping(playbook, ways["updates",]) == ("internal-update",)

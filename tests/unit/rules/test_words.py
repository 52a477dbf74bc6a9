"""Rules about words find what they should in many forms, and leave sound sentences alone."""

from __future__ import annotations

import pytest

from generator.rules.prose import secret_in_text
from generator.rules.registry import RULES
from tests.build import playbook

STATEMENT = "scripts/initial-statement/text"
DUTY = "roles/scribe/duties/0"
LEVER = "levers/kill-switch/what"
INJECT = "drills/drill-quality-regression/injects/0/tell"

FOUND = [
    ("repair-time-promise", STATEMENT, "We will have [[feature]] back online by Monday."),
    ("repair-time-promise", STATEMENT, "We hope to restore it shortly."),
    ("repair-time-promise", STATEMENT, "A fix is expected tomorrow."),
    ("repair-time-promise", STATEMENT, "ETA: one hour."),
    ("banned-phrase", STATEMENT, "Out of an abundance of caution we paused it."),
    ("banned-phrase", STATEMENT, "The assistant hallucinated a policy."),
    ("banned-phrase", STATEMENT, "It is 100 % resolved."),
    ("banned-phrase", STATEMENT, "Our vendor caused this."),
    ("banned-phrase", STATEMENT, "We apologise for any inconvenience."),
    ("jargon-in-public-script", STATEMENT, "The LLM had high latency."),
    ("jargon-in-public-script", STATEMENT, "We found a prompt injection."),
    ("filler-text", LEVER, "Turns it off. (FIXME: which part?)"),
    ("filler-text", LEVER, "Lorem ipsum dolor sit amet."),
    ("filler-text", LEVER, "Insert the exact steps here."),
    ("filler-text", LEVER, "n/a"),
    ("filler-text", LEVER, "???"),
    ("severity-comparison", DUTY, "Join at SEV-2 and above."),
    ("severity-comparison", DUTY, "Join when it is ≥ SEV-2."),
    ("severity-comparison", DUTY, "Join when SEV < 3."),
    ("severity-comparison", DUTY, "Join at {severities/sev-2} or up."),
    ("number-contradicts-data", DUTY, "Open the war room in half an hour."),
    ("number-contradicts-data", DUTY, "Check that a page is acknowledged within ten minutes."),
    ("number-contradicts-data", DUTY, "Post a status every 45 min."),
    ("number-contradicts-data", DUTY, "The first public word leaves within 3h."),
    (
        "number-contradicts-data",
        "drills/drill-quality-regression/scores/0/good",
        "War room open within 20 min",
    ),
    ("number-contradicts-data", "scripts/internal-update/purpose", "Sends an update every 30 minutes."),
    ("number-typed-again", DUTY, "Send the postmortem within 5 working days."),
    ("number-typed-again", DUTY, "Without an answer, escalate the page after 10 minutes."),
    ("number-typed-again", DUTY, "At SEV-2, contain it within an hour."),
    ("personal-contact", DUTY, "Call (555) 010-9999."),
    ("personal-contact", DUTY, "Write to on.call@company.test."),
    ("personal-contact", DUTY, "Ping @kim in the channel."),
    ("secret-in-text", DUTY, "Use xoxb-1234567890-abcdef for the bot."),
    ("secret-in-text", DUTY, "Open https://admin:hunter2@flags.example.com."),
    ("secret-in-text", DUTY, "-----BEGIN RSA PRIVATE KEY-----"),
    ("alias-instead-of-term", DUTY, "Say that it is a P1."),
    (
        "exit-not-measurable",
        "types/quality-regression/exit/0",
        {"criterion": "All good.", "approver": "scribe"},
    ),
]

PHONES = (
    "Tel. 555 0199", "mobile: 0 55 01 99",
    "+49 170 1234567", "+1 (555) 234-9999", "+4917012345678", "+971 50 123 4567", "0049 170 1234567", "00 33 1 42 68 53 00",
    "0170 1234567", "0170/1234567", "(030) 123 45 67", "089/636-48018", "01 42 68 53 00", "020 7946 0018", "07700 900123",
    "1-800-234-9999", "044 668 18 00", "98765 43210", "138 0013 8000", "03-1234-5678", "(11) 91234-5678", "06-12345678",
    "0412 345 678", "tel:+491701234567", "ext. 4711",
)  # fmt: skip
NO_PHONES = (
    "phone 24/7 2 people", "by phone 15 minutes later", "the cell 12 of 40",
    "01.02.2026 at 10:00", "05/10/2026", "01-02-2026", "page 01 of 12", "0.05 to 0.10", "8 000 000 rows", "run 0123",
    "Article 33 (1) 2016/679", "between 09:00 and 17:00 UTC", "sha256 0123456789abcdef", "version 1.2.3.4", "steps 01 02 03",
)  # fmt: skip
MAILS = (
    "jane at company dot test",
    "KIM@ACME.COM",
    "kim+oncall@acme.io",
    "müller@acme.de",
    "kim (at) acme.com",
    "kim[at]acme[dot]com",
)
SECRETS = (
    "ASIAIOSFODNN7EXAMPLE", "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "xapp-1-A0123-123-abcdef0123",
    "https://hooks.slack.com/services/T00000000/B00000000/abc", "github_pat_11ABCDEFG0abcdefghijklmnop_qrstuvwxyz01234567",
    "-----BEGIN OPENSSH PRIVATE KEY-----", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123",
    "postgres://app:s3cr3tpw@db:5432/x", "redis://:s3cr3tpw@cache:6379", "key R0AB1CD2EF3GH4IJ5KL6MN7OP8QR9ST0",
    "https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue",
    "routing_key: 0123456789abcdef0123456789abcdef", "Authorization: Bearer abcdef0123456789abcdef",
    "Authorization: Basic dXNlcjpwYXNzd29yZA==", "curl -u admin:hunter2pass https://x.example.com",
    "npm_abcdefghijklmnopqrstuvwxyz0123456789", "pypi-AgEIcHlwaS5vcmcCJGFiY2RlZg", "https://discord.com/api/webhooks/1234/a",
    "https://acme.webhook.office.com/webhookb2/0123", "pwd=hunter2pass9", "https://api.example.com/?token=abcdef0123456789",
)  # fmt: skip
NO_SECRETS = (
    "Basic understanding of the model", "Bearer tokens expire", "token: $TOKEN12345", "the share of tokens: 12345678",
    "curl -u admin:$PASSWORD https://x.example.com", "postgres://app:$PASSWORD@db", "commit 0123456789abcdef0123456789abcdef",
    "https://example.com:8443/a@b", "secret-in-text", "an API key is a secret: never post it",
)  # fmt: skip
FOUND += [("personal-contact", DUTY, f"Reach the lead at {said} at night.") for said in PHONES + MAILS]
FOUND += [("secret-in-text", DUTY, f"Use {said} here.") for said in SECRETS]

SOUND = [
    ("repair-time-promise", STATEMENT, "It was resolved at 17:10 UTC. We will say more by 18:00 UTC."),
    ("repair-time-promise", STATEMENT, "We are working on a fix. We will update you within the hour."),
    ("repair-time-promise", STATEMENT, "The form in your account keeps working."),
    ("banned-phrase", STATEMENT, "The assistant gave wrong information to 1,240 users."),
    ("banned-phrase", LEVER, "Stops the model from going rogue."),
    ("jargon-in-public-script", STATEMENT, "We returned to the earlier version after a prompt report."),
    ("jargon-in-public-script", LEVER, "Rolls back the model."),
    ("internal-words-in-public-script", STATEMENT, "{postmortem/due_within} from now, a lead role opens."),
    (
        "internal-words-in-public-script",
        STATEMENT,
        "See {channels/status-page}, {sources/brief}, {glossary/lever}.",
    ),
    ("filler-text", LEVER, "Inserts a notice where the answer was to be."),
    ("filler-text", LEVER, "Shows a placeholder instead of the answer, as text."),
    ("severity-comparison", DUTY, "Join at SEV-2 or worse, and above all stay calm."),
    ("severity-comparison", DUTY, "More than 5 % (> 5 %) of C++ users, or more."),
    ("number-contradicts-data", DUTY, "Two hours in command are enough."),
    ("number-contradicts-data", DUTY, "Contain it; the log of the last 30 days helps."),
    ("number-contradicts-data", DUTY, "At SEV-3 no war room opens within 15 minutes."),
    ("number-contradicts-data", DUTY, "Take a break every 90 minutes."),
    ("number-contradicts-data", DUTY, "Take the worse of the two severities."),
    ("number-contradicts-data", INJECT, "It was contained within 3 hours, says the vendor."),
    (
        "number-contradicts-data",
        "cases/slow-drift-2025/what",
        "They contained it within 3 weeks, after all six incident types.",
    ),
    (
        "number-contradicts-data",
        "types/quality-regression/confirm/steps/0",
        "Vary the wording 30 to 60 times.",
    ),
    (
        "number-typed-again",
        DUTY,
        "At {severities/sev-1}, contain it within {severities/sev-1/contain_within}.",
    ),
    ("number-typed-again", DUTY, "Time box: 15 minutes."),
    ("personal-contact", DUTY, "See regulation 2024/1689, case 2023-11-05, and 14 000 000 rows."),
    ("personal-contact", DUTY, "Tell @here, help@example.com and the address from 10:15 to 11:45."),
    ("personal-contact", "channels/war-room/where", "Dial +1 555 010 9999"),
    ("secret-in-text", DUTY, "Ask for the password in the vault; the secret: never in a chat."),
    (
        "secret-in-text",
        "levers/kill-switch/command",
        'curl -H "Authorization: Bearer $TOKEN" --password="$SECRET1234"',
    ),
    ("alias-instead-of-term", DUTY, 'Users say "mitigation switch" or `P1`; we say lever.'),
    (
        "alias-instead-of-term",
        DUTY,
        "Open https://pager.example/new?level=P1 and mailto:duty@bank.example?subject=P1 now.",
    ),
    ("alias-instead-of-term", "cases/slow-drift-2025/what", "They called it a P1."),
    ("copied-text", DUTY, "Write down every decision with its time in UTC."),
]
SOUND += [("personal-contact", DUTY, f"Note {said} here.") for said in NO_PHONES]
SOUND += [("secret-in-text", DUTY, f"Note {said} here.") for said in NO_SECRETS]


def found(rule: str, path: str, text: object) -> list[str]:
    return [problem.message for problem in RULES[rule].check(playbook({path: text}))]


@pytest.mark.parametrize(("rule", "path", "text"), FOUND)
def test_a_fault_is_found_in_other_words_too(rule: str, path: str, text: object) -> None:
    assert found(rule, path, text) != []


@pytest.mark.parametrize(("rule", "path", "text"), SOUND)
def test_a_sound_sentence_raises_no_false_alarm(rule: str, path: str, text: object) -> None:
    assert found(rule, path, text) == []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        ("repair-time-promise", STATEMENT, "It will be fixed by noon."),
        ("banned-phrase", STATEMENT, "A glitch."),
        ("jargon-in-public-script", STATEMENT, "The LLM."),
        ("number-contradicts-data", DUTY, "Open the war room within 40 minutes."),
        (
            "exit-not-measurable",
            "types/quality-regression/exit/0",
            {"criterion": "Gut.", "approver": "scribe"},
        ),
        ("postmortem-template-incomplete", "postmortem/actions/fields", ["Was"]),
    ],
)
def test_rules_about_english_words_leave_other_languages_alone(rule: str, path: str, text: object) -> None:
    other = playbook({path: text, "about/language": "de-AT"})
    assert list(RULES[rule].check(other)) == []


def test_a_playbook_in_another_language_still_says_when_the_next_update_comes() -> None:
    """A blank for a time is enough: the words around it are not understood."""
    german = {"about/language": "de", STATEMENT: "Wir wissen von [[feature]]. Mehr bis [[next-update]]."}
    assert [problem.spot for problem in RULES["no-next-update"].check(playbook(german))] == []
    silent = german | {STATEMENT: "Wir wissen von [[feature]]."}
    assert [str(problem.spot) for problem in RULES["no-next-update"].check(playbook(silent))] == [STATEMENT]


def test_without_aliases_there_is_nothing_to_mistake_for_a_term() -> None:
    plain = playbook({DUTY: "It is a P1."}, [f"severities/{name}/aliases" for name in ("sev-1", "sev-2")])
    bare = plain.model_copy(update={"glossary": {}})
    assert list(RULES["alias-instead-of-term"].check(bare)) == []


@pytest.mark.parametrize(
    "secret",
    [
        "AKIA" + "A" * 16, "xoxb-" + "a" * 10, "xapp-" + "b" * 10, "sk-" + "c" * 20, "pypi-" + "d" * 16, "hf_" + "e" * 24,
        "Basic " + "f" * 12 + "=", "-----BEGIN PRIVATE KEY", "token: aaaaaaa1", "x://u:pass@h", "run -u me:word",
    ],
)  # fmt: skip
def test_a_secret_of_letters_alone_is_one_too_whatever_stands_around_it(secret: str) -> None:
    for text in (secret, f"Write ({secret}), please.", f'say "{secret}"'):
        assert secret_in_text.secret_in(text), text

"""Participles that do not end in -ed, for finding the passive voice, and words in -ed that are none."""

from __future__ import annotations

from generator.rules.language.wordlists import words

IRREGULAR = words(
    """
    begun bitten bound broken brought built bought caught chosen cut dealt done drawn driven eaten fallen fed
    felt forgiven forgotten fought found frozen given grown held hidden hit hurt kept known laid led left lent
    lost made meant met paid put quit read run said seen sent set shot shown shut spent spoken spread stolen
    struck sworn taken taught thrown told thought undone understood woken won worn written
    """
)

STATES = words(
    """
    affected allowed allergic based concerned exposed finished gone interested involved left located needed owed
    red related required sacred scared supposed tired trained unaffected used wanted worried
    """
)
"""After 'is' these tell a state; nobody hides behind them."""

TO_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "gets", "get", "got"})
BETWEEN = frozenset({"not", "never", "also", "then", "first", "already", "still", "now", "fully", "always"})
"""What may stand between 'is' and the participle, beside words in -ly."""

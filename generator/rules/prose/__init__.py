"""What prose says: numbers, names, people, secrets."""

RULES = (
    "filler-text",
    "copied-text",
    "number-contradicts-data",
    "number-typed-again",
    "severity-comparison",
    "alias-instead-of-term",
    "person-named",
    "person-unlisted",
    "personal-contact",
    "secret-in-text",
    "markup-not-shown",
    "address-placeholder",
)

"""Commands and their variables."""

RULES = (
    "undeclared-variable",
    "unused-variable",
    "variable-example-mismatch",
    "command-misread-by-shell",
)

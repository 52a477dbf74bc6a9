"""Mutation test of the shipped content: break one thing at a time, and see whether `check --strict` notices.

Not part of the fast tests: `make mutants` runs it, at night. `fields` walks the data, `operators` breaks it,
`equivalents` says which breakage is another sound playbook, `judging` runs the check, `summary` prints.
"""

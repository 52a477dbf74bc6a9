"""Mutation test of the shipped content: break one thing at a time, and see whether `check --strict` notices.

Not part of the fast tests: `make mutants` runs it, at night. `fields` walks the data, `operators` breaks it,
`equivalents` and `steps` say which breakage is another sound playbook, `remaking` builds a broken one from the sound
one, `watching` notes what each rule reads, `judging` asks the rules that read something broken, `summary` prints.
"""

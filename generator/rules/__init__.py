"""What must hold in a playbook that has the right shape: one module per rule, listed in `groups`.

A rule is a module named after its id, with `_` for `-`; it holds

- a docstring, which is what users read: one sentence saying what must hold, then the sections `Why:`,
  `Bad:` and `Good:`. The two examples are YAML as it stands in a file; a comment names the file.
- `ID`, kebab-case, naming the fault; `LEVEL`; and `check(playbook)`, which yields the problems.

Modules without an `ID` are shared by rules; `wordlists` holds words and nothing else. `acceptances` looks at what
the rules found and takes out the warnings that an entry answers with a reason.

A rule takes any playbook of the right shape: a name that leads nowhere is skipped here, because
`unknown-reference` reports it. Cost grows with the size of the playbook, never faster.
"""

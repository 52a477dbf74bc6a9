"""What must hold in a playbook that has the right shape: one module per rule, in rooms by what the rules are about.

A rule is a module named after its id, with `_` for `-`; it holds

- a docstring, which is what users read: one sentence saying what must hold, then the sections `Why:`,
  `Bad:` and `Good:`. The two examples are YAML as it stands in a file; a comment names the file.
- `ID`, kebab-case, naming the fault; `LEVEL`; `KIND` (`problems.Kind` says what each is); and `check(playbook)`, which yields the problems.

Rules that differ in their data alone are rows: `age/overdue` is a table of them, `language/words` a folder with a file
for each, and a team's `words.yaml` gives more of these.

A room is a folder; its `RULES` lists its rules in the order in which they are asked. What rules of one room share is
a module without an `ID` beside them, what all share stands here. `acceptances` looks at what the rules found and
takes out the warnings that an entry answers with a reason.

A rule takes any playbook of the right shape: a name that leads nowhere is skipped here, because
`unknown-reference` reports it. Cost grows with the size of the playbook, never faster.
"""

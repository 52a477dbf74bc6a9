"""Everything that can be found wrong with a playbook and what lies beside it, and the documentation of it."""

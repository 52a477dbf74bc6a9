"""Bytes -> plain data with positions. The only user of PyYAML; knows nothing of what a playbook means.

`yaml_text` reads one file, `folder` a whole playbook folder, `faults` documents what is refused and why.
"""

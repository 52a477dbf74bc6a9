"""A folder -> the files of a playbook, plain or layered; which default is meant; where a value comes from.

Joins reading and layering, which do not know each other. What the playbook means is checked elsewhere.
"""

"""How much one file may hold. Far above any real playbook, far below what makes a machine suffer."""

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_SCALAR = 64 * 1024  # characters in one value
MAX_KEY = 1024  # characters; libyaml looks no further ahead for the colon
MAX_PROBLEMS = 100  # a file with more is not a playbook with mistakes, but some other file
LFS_POINTER = "version https://git-lfs.github.com/spec/v1\n"
"""How a file begins that Git LFS keeps elsewhere, in a clone that did not fetch it."""

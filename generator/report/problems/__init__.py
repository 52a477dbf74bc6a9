"""Problems in each format: a module `<format>.py` with `as_<format>`, and nothing else."""

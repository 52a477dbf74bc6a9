"""Speed and size of the product, as CPU seconds and ratios: `python -m benchmarks`. Never a timed test.

Nothing of the product imports this package; it is not in the wheel.
"""

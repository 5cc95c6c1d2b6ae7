"""How fast milia is, beside what it stands on and beside its peers. `python -m tests.benchmarks` measures it."""

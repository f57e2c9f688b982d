"""Benchmarks: what Dateline promises, measured on the machine at hand. ``dateline bench NAME`` runs them.

Each makes a throw-away agency in a temporary folder and measures in processes of its own (``inside/``), as a user's
would run; none touches an agency's data. CPU time and ratios count: wall time on a shared machine says little.
"""

"""Programs that a benchmark runs in a process of their own: ``python -m dateline.bench.inside NAME WORD…``

Each is a module with a ``main`` that takes the words and returns what is to be printed as JSON.
"""

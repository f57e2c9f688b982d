"""The reverse evaluator: which saved filters a story passes."""

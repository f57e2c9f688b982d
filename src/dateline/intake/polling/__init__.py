"""Asking sources for copy: who is due, the visit itself, what it brought, and when to come again.

due ──▶ visit (network) ──▶ reading (items) ──▶ take (archive, state, log) ──▶ next_at
"""

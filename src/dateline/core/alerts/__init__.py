"""Alerts by mail: whose address is one, when mails are due, and what is worth one."""

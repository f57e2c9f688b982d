"""Notifications of browsers (Web Push): subscriptions, our key, what is told, and how it gets to a push service."""

"""Backups: one file with everything an agency owns, made while it runs.

    database snapshot + photos + desk files + settings ──create──▶ FILE ──verify──▶ sound? ──restore──▶ a new folder

A backup is a tar in gzip. Its last member is ``manifest.json`` with the SHA-256 of all others. The database is taken
first and in one moment; photo files are never changed or renamed, so that those it names are still there afterwards.
"""

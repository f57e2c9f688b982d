"""Sending the wire to clients: each on its own way, from its own place in the ledger.

``reading.py`` says what is next for a delivery, as the archive stands at that moment; a carrier (``carriers/``) hands
it over; ``marking.py`` writes down what went out and moves the place; ``engine.py`` does so for everybody at once.
"""

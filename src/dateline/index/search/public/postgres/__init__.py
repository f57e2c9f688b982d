"""News search in PostgreSQL's own full text, for agencies with more than one machine.

Vectors are put together here, so that its parser has no say in what a word is. PostgreSQL counts 16,383 words of a text
and 256 places of a word; what lies behind is found by single words only.
"""

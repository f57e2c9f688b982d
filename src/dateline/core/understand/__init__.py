"""What is known about a story beyond what the wire says: language, dateline, places, topics, dates.

Pure, deterministic and offline; each proposal names the words or the rule behind it. Editors decide.
"""

"""The record form of the Reuters-21578 collection: wire copy of 1987, one JSON object a line."""

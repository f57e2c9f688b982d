"""Sitemaps (sitemaps.org 0.9) and Google's for news, written a stretch at a time: the edge sends them so."""

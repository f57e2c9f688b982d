"""The feed index: all listed stories on bitmaps, in the memory of each process that answers filters.

`current.feed` is this process's; `index.filtered` is what pages ask.
"""

"""Photos as bytes: what their metadata say, writing it back, and smaller renditions that keep it.

    bytes ──containers──▶ IIM · XMP · Exif ──iim, xmp, exif──▶ Texts ──read──▶ PhotoMeta ──write, rendition──▶ bytes

Nothing here knows where photos are stored or served.
"""

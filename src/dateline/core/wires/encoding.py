"""Which encoding the bytes are in, whatever they say of themselves.

In this order: a byte order mark; UTF-16 or UTF-32 by its zero bytes; the encoding that an XML declaration names, if the
bytes are valid in it; UTF-8, if they are valid in that; UTF-8 with damaged places, if most of what is not ASCII is
valid; windows-1251 or KOI8-R, if the bytes above 0xC0 stand in rows as Cyrillic words do and are Russian;
windows-1252, if few are; else the encoding of another script that a library takes them for. Bytes that are valid
UTF-8 are UTF-8 even where a single-byte encoding is declared, since every byte is valid in those and text in them is
never valid UTF-8 by chance.
"""

import codecs
import re

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = (
    (re.compile(rb"[^\0]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"[^\0]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[^\0]\0[^\0]"), "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_META = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
"""HTML's declaration, in either form, within the bytes that browsers look at (WHATWG HTML, section 13.2.3.2)."""
_AS_WEB_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
"""The encodings that browsers read where these are declared (WHATWG Encoding Standard, section 4.2)."""
_NO_CHARSETS = frozenset(["idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "utf-7"])
"""Codecs of Python's that no document may name."""
_SINGLE_BYTE = re.compile(r"iso8859|cp125|cp1252|koi8|cp866|mac")
_WORDS_ABOVE_C0 = re.compile(rb"[\xa8\xb8\xc0-\xff]+")
_UPPER_IN_1251 = re.compile(rb"[\xc0-\xdf]")
"""The capital letters in windows-1251 and the small ones in KOI8-R, of which there are always more."""
_TAGS = re.compile(rb"<[^<>]*>")
_OTHER_SCRIPTS = ("big5", "gb18030", "cp932", "euc_jp", "cp949", "tis_620", "cp1255", "cp1256", "cp1253")
_GUESSED = 64 * 1024
"""Bytes that the library looks at."""
_HIGH = re.compile(rb"[\x80-\xff]")

_C1 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_CONTROLS = (
    dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFFFE, 0xFFFF])
    | _C1
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
_BESIDES_FRAMING = {code: instead for code, instead in _CONTROLS.items() if code not in range(1, 5)}
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ASCII_CONTROLS = bytes(code for code in range(0x80) if _CONTROL.match(chr(code)))

_INVALID = "\ufdd0"
"""Stands for invalid bytes between the codec and `Decoder`: a noncharacter, since U+FFFD may be in the copy itself."""
_MARK = "dateline.mark"
codecs.register_error(_MARK, lambda error: (_INVALID, error.end if isinstance(error, UnicodeDecodeError) else 0))


class Decoder:
    """Bytes to characters, chunk by chunk. What is invalid becomes U+FFFD and is counted in ``damage``.

    Control characters other than tab and line ends are dropped; those from U+0080 to U+009F are what windows-1252 has
    there, because nothing else ever puts them into copy.
    """

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self._codec = codecs.getincrementaldecoder(encoding)(_MARK)
        self._start = True
        self.damage = 0

    def fresh(self) -> "Decoder":
        """Another one for the same encoding, at its start."""
        return Decoder(self.encoding)

    def decode(self, chunk: bytes, *, final: bool = False, framed: bool = False) -> str:
        """The text of the next chunk; ``final`` when nothing comes after it.

        With ``framed`` the characters that frame a teletype message stay: SOH, STX, ETX and EOT (U+0001 to U+0004).
        """
        text = self._codec.decode(chunk, final)
        if self._start and text:
            self._start = False
            text = text.removeprefix("\ufeff")
        if marks := text.count(_INVALID):
            self.damage += marks
            text = text.replace(_INVALID, "\ufffd")
        if framed and _CONTROL.search(text):
            return text.translate(_BESIDES_FRAMING)
        return text if framed else printable(text)


def printable(text: str) -> str:
    """``text`` without control characters, as `Decoder` gives it; lone surrogates become U+FFFD."""
    if text.isascii():
        raw = text.encode("ascii")
        if len(raw.translate(None, _ASCII_CONTROLS)) == len(raw):
            return text
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


def decoder_for(window: bytes, *, complete: bool) -> Decoder:
    """A decoder for content that starts with ``window``, or consists of it if ``complete``."""
    return Decoder(_marked(window) or _narrow(window, complete=complete))


def _marked(window: bytes) -> str:
    for mark, encoding in _BOMS:
        if window.startswith(mark):
            return encoding
    if b"\0" in window[:4]:
        return next((encoding for pattern, encoding in _WIDE if pattern.match(window[:4])), "")
    return ""


def _narrow(window: bytes, *, complete: bool) -> str:
    declared = _declared(window)
    utf8 = _valid(window, "utf-8", complete=complete)
    if declared and not (utf8 and _SINGLE_BYTE.match(declared)) and _valid(window, declared, complete=complete):
        return declared
    return "utf-8" if utf8 else _by_evidence(window)


def _declared(window: bytes) -> str:
    match = _DECLARED.match(window[:1024]) or _META.search(window[:1024])
    if not match:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        like_ascii = b"<?xml".decode(name) == "<?xml"
    except (LookupError, ValueError):
        return ""
    return _AS_WEB_BROWSERS.get(name, name) if like_ascii and name not in _NO_CHARSETS else ""


def _valid(window: bytes, encoding: str, *, complete: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(window, complete)
    except (UnicodeError, LookupError):
        return False
    return True


def _by_evidence(window: bytes) -> str:
    high = len(_HIGH.findall(window))
    damaged = window.decode("utf-8", "replace").count("\ufffd")
    if damaged * 10 < high:
        return "utf-8"
    rows = sum(len(word) for word in _WORDS_ABOVE_C0.findall(window) if len(word) > 2)
    cyrillic = "koi8-r" if len(_UPPER_IN_1251.findall(window)) * 2 > rows else "cp1251"
    if rows * 2 > high and _is_russian(window.decode(cyrillic, "ignore")):
        return cyrillic
    if high * 4 < len(_TAGS.sub(b"", window)):
        return "cp1252"
    return _guessed(window) or (cyrillic if rows * 2 > high else "cp1252")


def _is_russian(text: str) -> bool:
    """By the ten commonest letters of Russian, which make up nearly two thirds of it."""
    letters = [char for char in text.lower() if "а" <= char <= "я"]
    return sum(char in "оеаинтсрвл" for char in letters) * 2 > len(letters)


def _guessed(window: bytes) -> str:
    """By a library, for scripts other than Latin and Cyrillic; empty where it finds none of them."""
    found = charset_normalizer.from_bytes(window[:_GUESSED], cp_isolation=list(_OTHER_SCRIPTS)).best()
    return codecs.lookup(found.encoding).name if found else ""

"""What an HTTP status means to the person who looks after a source."""

_WORDS = {
    400: "the server does not understand the request",
    401: "the server wants a password",
    402: "the server wants to be paid",
    403: "the server refuses us",
    404: "there is nothing at this address",
    406: "the server has no form of it that we asked for",
    408: "the server was tired of waiting",
    410: "the address is gone for good",
    429: "the server says that we ask too often",
    451: "withheld for legal reasons",
    500: "the server has a fault",
    502: "the server behind the server does not answer",
    503: "the server is out of service",
    504: "the server behind the server is too slow",
}


def of_status(status: int) -> str:
    """``the server refuses us (403)``"""
    if status in _WORDS:
        said = _WORDS[status]
    elif 300 <= status < 400:
        said = "the server sends us elsewhere without saying where"
    elif 400 <= status < 500:
        said = "the server does not want the request"
    else:
        said = "the server has a fault" if status >= 500 else "the server's answer is no feed"
    return f"{said} ({status})"

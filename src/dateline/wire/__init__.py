"""What goes out to clients: who they are, what each may have, and the API by which they fetch it.

A `Receiver` (``receivers.py``) is somebody with rights; ``ledger.py`` and ``stories.py`` say what there is for one, as
`Sending` values that hold no more than that one may have, and ``forms.py`` renders such a value in a format. Whatever
sends, by whichever way, goes through these.
"""

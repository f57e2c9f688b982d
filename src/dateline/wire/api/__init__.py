"""``/wire/``: what Django answers of it. The ledger's stream and bulk history are the edge's (``edge/wire``)."""

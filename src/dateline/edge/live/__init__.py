"""Lists as streams of server-sent events (WHATWG HTML, section 9.2): what comes into one, changes in it or leaves it.

``asking`` reads the request · ``hub`` is told of the ledger and asks all filters at once · ``channel`` is a filter and
its readers · ``replay`` is what a reader missed · ``app`` sends.
"""

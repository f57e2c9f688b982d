"""Money: what banks publish, read to the digit, and amounts converted by it. Decimal throughout, no clock, no network.

bytes ──banks/<bank>──▶ Quote ──book──▶ Found ──convert──▶ Conversion, or Trouble that says why not
"""

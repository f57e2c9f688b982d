"""The room for partners: agreements, what they offer and are given, previews, balance, receipts."""

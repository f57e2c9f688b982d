"""Banks' rates as kept here: fetched, imported and bundled, and what an edition shows of them."""

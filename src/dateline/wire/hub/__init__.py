"""The hub of our feeds: WebSub, W3C Recommendation of 23 January 2018, the hub's side."""

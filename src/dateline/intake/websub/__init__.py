"""WebSub, the subscriber's side (W3C Recommendation of 23 January 2018): hubs that tell us at once."""

"""The one way out: every fetch of an address that somebody else wrote goes through `client.Client`. No Django here."""

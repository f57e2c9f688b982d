"""The filter as readers meet it: in an address, in the panel above a list, beside each row."""

"""NITF 3.x (IPTC News Industry Text Format), on its own and inside other formats."""

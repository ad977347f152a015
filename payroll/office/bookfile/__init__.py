"""The exchange format lohn-book/1: reading and writing."""

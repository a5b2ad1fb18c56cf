"""The file that leaves: one contributor's whole contribution to one group, version 1."""

"""The library of one group: keys, announcements, admission, merging, collections, fingerprint."""

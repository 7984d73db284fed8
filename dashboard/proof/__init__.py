"""What lets a reader check a file without its author: claims, places in articles, and digests.

A file with events carries blocks of JSON. Each holds a claim for each row before it (``claims``),
and the length and digest of each stretch of the file (``blocks``); ``carriers`` puts it into a
format, ``inspect`` finds what was changed since. A digest is no signature: who may change a file
can seal it anew, and then only another copy of the articles, or of the digest, tells.
"""

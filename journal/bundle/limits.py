"""What a bundle of version 1 may hold at most. Each limit is part of the format and is tested."""

FORMAT_VERSION = 1

# Characters (code points) in one text.
TEXT = 10_000
PROMPT = 20_000
SHORT_TEXT = 120
LINE_FOR_LEADERS = 280

# Values in one list.
ONE_OR_TWO = 2
TOOLS_OF_A_TRIAL = 10
TAGS = 20

# Records in one bundle.
TRIALS = 2_000
CHECK_INS = 500
TOOLS = 500

# Numbers. JSON's numbers are exact up to 2^53 - 1 (RFC 8259, section 6).
SEQUENCE = 2**53 - 1
ROUND = 9_999
AGE_LIMIT = 99

# Bytes. A line is bounded because JSON takes up to sixteen times its bytes while it is read.
MEMBER = 64 * 2**20
BUNDLE = 128 * 2**20
LINE = 2**19
MANIFEST = 2**18
README = 2**14
BLOCK = 2**16
SEALED = BUNDLE + 2**20
# What stands before the lock of a sealed file: some hundred bytes for each reader it is sealed to.
SEALED_BEGINNING = 2**13

# JSON: no deeper than a record's or the manifest's own form, since undeclared keys are refused.

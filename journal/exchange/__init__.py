"""Coming in (JSONL, CSV, XLSX) and going out (everything the owner has, in open formats)."""

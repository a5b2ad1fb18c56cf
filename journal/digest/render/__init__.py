"""A digest's document as files: HTML, Markdown, JSON, CSV, XLSX, PDF."""

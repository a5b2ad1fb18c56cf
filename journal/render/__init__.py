"""Texts made presentable and harmless: Markdown to clean HTML, cells of tables."""

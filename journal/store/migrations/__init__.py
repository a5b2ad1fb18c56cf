"""Frozen SQL, one file a step; never the live models."""

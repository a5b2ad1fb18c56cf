"""Has anyone here tried this? What a group answers out of what its peers' edition prints."""

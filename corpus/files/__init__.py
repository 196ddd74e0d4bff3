"""From paths to bytes: which files are read, in which units, unpacked within bounds, of what format."""

"""Quick capture: one line in a small window, from a key or from the tray, finished later."""

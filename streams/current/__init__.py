"""What stands now: facts -> the newest state of every thread, on the topic `threads`."""

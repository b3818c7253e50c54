"""The outside world: disk, keyring, network, browser. No Qt. One home for each library."""

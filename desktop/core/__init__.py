"""The rules of the house. Values in, values out: no Qt, no clock, no disk, no network."""

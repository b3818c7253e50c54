"""The links of online appointments: what waits, what is wrong, and how it is put right."""

"""Papers from services of the network: what is asked, how politely, and what is taken of it."""

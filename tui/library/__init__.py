"""What people keep, and how it is found: the domain, which knows no screen."""

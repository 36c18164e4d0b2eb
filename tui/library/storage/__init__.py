"""What a person keeps, on the disk: the database, its journal, backups, dumps and pages."""

"""The only home of SQL: facts in sealed rows, notices, keys and the audit log."""

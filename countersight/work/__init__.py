"""What people leave beside the record: documents that they checked, citations, accounts."""

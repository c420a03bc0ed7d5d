"""Random clerks: what they do to workbooks, folders and the record, and the laws that hold whatever it is."""

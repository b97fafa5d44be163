"""The directory of the field: who sells surveillance technology, and the names of their products.

`companies.csv` and `products.csv` are the data, each line with the source where it was seen;
`docs/directory.md` says what their columns mean and how to extend them.
"""

from countersight.directory.read import ITS_COMPANY, Company, Directory, Name, Product, read

__all__ = ["ITS_COMPANY", "Company", "Directory", "Name", "Product", "read"]

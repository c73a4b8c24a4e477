"""GENESIS: the data bases of the German statistical offices, Regionalstatistik among them."""

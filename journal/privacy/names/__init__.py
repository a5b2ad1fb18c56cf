"""Who is named: the name model, the lists of names and the words around them."""

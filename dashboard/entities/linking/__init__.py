"""Links names to entities: whose name it is, who bears the same one, and what is said of them."""

"""A question of another language in words of the sources' language; read `rewrite` first."""

"""What was meant by what was mistyped; read `correct` first."""

"""From typed text to a question: what is asked, named and leant on; read `parse` first."""

understood = Capisco le domande in inglese e in giapponese.

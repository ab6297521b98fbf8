understood = Ik begrijp vragen in het Engels en het Japans.

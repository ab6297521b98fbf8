understood = Rozumiem pytania po angielsku i po japońsku.

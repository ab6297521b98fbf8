understood = İngilizce ve Japonca soruları anlıyorum.

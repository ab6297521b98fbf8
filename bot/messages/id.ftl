understood = Saya memahami pertanyaan dalam bahasa Inggris dan bahasa Jepang.

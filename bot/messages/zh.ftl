understood = 我能理解用英语和日语提出的问题。

understood = Tôi hiểu câu hỏi bằng tiếng Anh và tiếng Nhật.

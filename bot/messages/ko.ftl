understood = 영어와 일본어로 된 질문을 이해합니다.

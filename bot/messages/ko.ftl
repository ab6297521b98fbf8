# 한국어 응답. 키와 문구이며, { $… } 자리에 값이 들어갑니다.
# What the bot says in Korean; the keys and slots are those of en.ftl. A particle that hangs on the
# last letter (은/는, 을/를, 와/과) never stands behind a slot: nobody knows what fills it.

# --- the language itself
letters = 가-힣ㄱ-ㆎ
and = { $one } 및 { $other }
blank = { " " }
comma = { ", " }
apart = { "; " }

# --- what is said first
yes = 네.
no = 아니요.
not-yet = 아니요, 아직 아닙니다.
first = { $words }입니다.
number-of = { $kind ->
    [country] { $count }개국
    [person] { $count }명
   *[other] { $count }개
}
counted = { number-of }: { $names }.
number = { number-of }입니다.
number-listed = 열거된 것은 { $count }개입니다.
never-named = 출처에는 “{ $name }” 명칭이 나오지 않습니다.
named-as = 네, 출처의 표기는 “{ $name }”입니다.
overview = “{ $title }”의 첫머리입니다:
by-order = 이것까지 포함해 { $count }입니다.
in-short = “{ $title }”의 요점입니다:
document-title = 제목은 “{ $words }”입니다.
document-url = 주소: { $words }
document-published = 게시일: { $words }
document-publisher = 발행처는 { $words }입니다.
said-so = 그렇게 말한 쪽은 { $who }입니다.
stands-for = { $acronym }의 정식 명칭은 { $name }입니다.
ordered = 먼저 { $one }({ $one-when }), 그다음이 { $other }({ $other-when })입니다.
days = { $days }일
both = { $one }({ $one-when }), 그리고 { $other }({ $other-when })입니다.
apart-ordered = 간격은 { $span }입니다. 먼저 { $one }({ $one-when }), 그다음이 { $other }({ $other-when })입니다.
ordered-apart = 먼저 { $one }({ $one-when }), 그다음이 { $other }({ $other-when })이고, 간격은 { $span }입니다.
computed-from-dates = 두 날짜로 계산한 결과입니다.
about-years = 약 { $years }년
span = { $months }개월({ $years })
years = { $years }년
months = { $months }개월

# --- above a quote
source-says = 출처에는 이렇게 나와 있습니다:
sources-say = 여러 출처에 이렇게 나와 있습니다:
nearest = 출처에서 가장 가까운 내용은 다음과 같습니다:
instead = 출처에 실제로 나와 있는 내용입니다:
closest = 가장 가까운 내용입니다:

# --- refusals, by their reason; with “about” where it is known of what
refusal-not-stated = 질문에 맞는 문장을 출처에서 찾지 못했습니다.
refusal-not-stated-about = “{ $about }”에 대해 질문에 맞는 문장을 출처에서 찾지 못했습니다.
refusal-contradicted = 출처의 내용은 그와 다릅니다.
refusal-contradicted-about = “{ $about }”에 대한 출처의 내용은 그와 다릅니다.
refusal-unsure = 출처가 이 질문의 답이 되는지 확실하지 않습니다.
refusal-off-topic = 그 표현을 출처의 내용과 연결하지 못했습니다. “topics”를 입력하시면 출처가 다루는 주제를 보여 드립니다.
refusal-off-topic-about = 출처에서 “{ $about }”에 대한 내용을 찾지 못했습니다. “topics”를 입력하시면 출처가 다루는 주제를 보여 드립니다.
refusal-unreadable = 무엇을 물으시는지 알아보지 못했습니다. “help”를 입력하시면 질문하는 방법을 알려 드립니다.
otherwise = 출처의 내용은 그와 다릅니다: { $words }
perhaps = 답이 되는지 확실하지 않지만, 출처에는 이렇게 나와 있습니다: { $words }
unsaid = 출처에는 “{ $words }” 부분에 대한 언급이 없습니다.
unsaid-but = 출처에는 “{ $words }” 부분에 대한 언급이 없습니다. 출처에 실제로 나와 있는 내용입니다: { $told }
understood = 영어와 일본어로 된 질문을 이해합니다.
too-long = { $longest }자가 넘는 질문은 읽을 수 없습니다. 한두 문장으로 질문해 주세요.

# --- around an answer
near = 이렇게 질문해 보세요:
which = 어느 쪽을 물으시는 건가요?
corrected = 이렇게 고쳐 읽었습니다: { $typed } → { $read }
after = 앞 질문에 이어지는 것으로 보았습니다: { $question }
taken = 다음 질문으로 이해했습니다: { $question }
note = 참고: { $note }
inferred = { $date }(추정)
basis = { $date }: 추정한 날짜입니다(근거: { $basis }).
read-as = “{ $words }” → { $date }: 추정한 날짜입니다(근거: { $basis }).
read-as-alone = “{ $words }” → { $date }: 추정한 날짜입니다.
the-date = 날짜
differ = 출처마다 다릅니다: { $statements }.
states = “{ $title }”(날짜 없음): { $words }
states-as-of = “{ $title }”({ $date } 기준): { $words }
as-of = 직책은 출처에 나온 그대로이며, { $date } 기준입니다. 그 뒤에 바뀌었을 수 있습니다.
updated = { $date } 수정
paragraph = { $number }번째 문단

# --- dates, as precisely as they are known
day = { $year }년 { month-name } { $day }일
month = { $year }년 { month-name }
year = { $year }년
month-name = { $month }월

# --- greetings, help and lists
nod = 별말씀을요. 궁금한 것이 있으면 언제든 물어보세요.
# Questions in Korean are not understood yet.
help = 누가, 언제, 어디서, 무엇을, 왜, 어떻게 했는지 영어나 일본어로 편하게 물어보세요. 그 내용이 나와 있는 출처의 문장을 원문 그대로 보여 드립니다.
help-topics = 예를 들어 이런 주제에 답할 수 있습니다: { $topics }.
help-limits = 출처에 없는 내용은 없다고 말씀드리고, 추측하지 않습니다. “topics”를 입력하시면 물어볼 수 있는 주제를, “sources”를 입력하시면 출처 목록을 보여 드립니다.
examples = 예를 들면:
topics = 다음 주제에 대해 물어볼 수 있습니다:
sources = 답변의 바탕이 되는 출처입니다:
listed = 전체 { $all }개 중 { $first }~{ $last }번째입니다.
listed-next = “{ $command }”: 다음 목록을 보려면 이렇게 입력해 주세요.
facts = 사실 { $count }건
busy = 한꺼번에 답할 수 있는 수를 넘어 일부 질문에는 답하지 못했습니다. 잠시 후 다시 질문해 주세요.
failed = 제 쪽에서 문제가 생겨 답을 드리지 못했습니다. 봇 운영자는 로그에서 { $reference } 번호로 원인을 확인할 수 있습니다.
chat-hint = 질문을 입력하거나 help를 입력해 주세요. Ctrl-D를 누르면 끝납니다.

# --- to whoever owns the bot
reload-done = 이제 새 지식으로 답합니다. 출처: { $sources }개, 사실: { $facts }건.
reload-faulty = 새 지식에 오류가 있어 이전 지식으로 계속 답합니다:
reload-owner = 봇 소유자만 할 수 있습니다.

# --- to whoever wants to be forgotten
forget-done = { $count ->
    [0] 보관된 기록이 없습니다.
   *[other] 보관된 기록 { $count }건을 삭제했습니다.
}
forget-later = 지금은 기록에 접근할 수 없어 아직 아무것도 삭제하지 못했습니다. 나중에 다시 시도해 주세요.

# --- what can be pressed, looked at and deleted; and what is said where that is of no use
button-context = 앞뒤 내용 보기
button-context-of = 앞뒤 내용: { $words }
button-more = 더 보기
button-delete = 삭제
button-previous = 이전 문단
button-back = 인용문으로
button-next = 다음 문단
in-context = 인용문이 있는 문단입니다(인용문은 굵은 글씨):
no-more = 이에 대해 출처에 나와 있는 내용은 여기까지입니다.
stale = 그 뒤로 출처가 바뀌어 이제 사용할 수 없습니다. 다시 질문해 주세요.
not-yours = 이 답변은 질문하신 분만 삭제할 수 있습니다.
left-over = 한 번에 세 가지 질문까지 답할 수 있습니다. 남은 질문:
presence = 인용문으로 답합니다: /ask

# --- “Find the source”: what somebody claims, and what the sources have on it
claim-asked = { $claim }, 맞나요?
claim-said = ✅ 출처에 그렇게 나와 있습니다:
claim-excluded = ❌ { $words }
claim-open = ❔ 출처에 없는 내용입니다.
claim-open-as = ❔ 출처에 없는 내용입니다: { $words }
claim-none = 이 메시지에는 출처로 확인할 수 있는 내용이 없습니다.
claim-left = 메시지가 길어 확인하지 않은 문장:

# --- looking around: topics, sources, what they are about, and the bot itself
menu-topic = 주제 선택…
menu-question = 질문 선택…
menu-source = 출처 선택…
topic = “{ $topic }”에 대해 이렇게 물어볼 수 있습니다:
menu-event = 앞뒤 내용을 볼 사건 선택…
timeline = 시간순으로 정리했습니다:
timeline-of = “{ $about }”에 관한 일을 시간순으로 정리했습니다:
timeline-none = 출처에는 날짜를 알 수 있는 그런 사건이 없습니다.
timeline-marks = 그림에서 점은 하루를, 막대는 날짜까지는 알 수 없는 달이나 해를 나타냅니다.
event = { $date }: { $words }
button-earlier = 이전
button-later = 다음
button-topics = 전체 주제
button-sources = 전체 출처
overviews = 각 출처의 첫머리입니다:
more-sources = 이 밖에 출처가 { $count }개 더 있습니다. “sources”를 입력하시면 모두 보여 드립니다.
about = 질문에 대해 그 내용이 나와 있는 출처의 문장으로 답하고, 추측하지 않습니다. 버전 { $version }.
about-compiled = 지식은 { $date }에 컴파일되었거나 이곳에 설치되었습니다.
about-knows = 출처 { $sources }개에서 얻은 사실 { $facts }건을 알고 있습니다.
about-newest = 가장 최근 출처의 날짜는 { $date }이며, 그 뒤의 일은 알지 못합니다.
about-unkept = 질문하신 내용은 어디에도 저장하지 않습니다.
about-kept = 답하지 못한 질문과 평가를 받은 답변의 질문은 이름 없이 { $days }일 동안 보관합니다. /forget-me 명령으로 본인의 기록을 삭제할 수 있습니다.
about-privacy = 이어지는 질문을 이해할 수 있도록 마지막 질문만 5분 동안 메모리에 기억합니다.

# --- the slash commands, as Discord lists them
command-ask = 무엇이든 자유롭게 묻기(영어나 일본어로)
command-who = 누가 했는지, 이끌었는지, 말했는지 묻기
command-when = 언제 있었던 일인지 묻기
command-where = 어디인지, 어디서 있었던 일인지 묻기
command-what = 무엇인지, 무슨 말을 했는지 묻기
command-why = 왜 그런지, 왜 그렇게 했는지 묻기
command-how = 어떻게, 몇이나, 얼마나 되는지 묻기
command-topics = 물어볼 수 있는 주제 목록 보기
command-sources = 답변의 바탕이 되는 출처 목록 보기
command-help = 이 봇이 하는 일과 질문하는 방법 보기
command-reload = 새 지식 불러오기(봇 소유자 전용)
command-forget-me = 보관된 내 기록을 모두 삭제하기
command-question = 질문 전체 또는 나머지 부분(영어나 일본어로)
command-find-source = 출처 찾기
command-private = 답변을 나만 보기
command-private-list = 나만 보기(기본값) 또는 모두에게 보이기
command-overview = 출처가 무엇에 관한 것인지 원문으로 보기
command-about = 이 봇이 무엇을 알고 무엇을 기억하는지 보기
command-timeline = 언제 무슨 일이 있었는지 그림과 글로 보기
command-about-topic = 누구의 또는 무엇의 일인지(비워 두면 전체)
# 명령과 옵션의 이름: 띄어쓰기 없이 32자 이내, 중복 없이.
name-ask = 질문
name-who = 누가
name-when = 언제
name-where = 어디서
name-what = 무엇
name-why = 왜
name-how = 어떻게
name-topics = 주제
name-sources = 출처
name-overview = 개요
name-timeline = 연표
name-about = 봇소개
name-help = 도움말
name-reload = 다시불러오기
name-forget-me = 내기록삭제
name-question = 질문내용
name-private = 나만보기
name-about-topic = 대상

# --- of annotations: what an annotated name tells by itself, and what a source leaves open
role-fact = { $name }: { $role }.
members-fact = { $name }: { $members }.
gap-open = 출처에 나와 있지 않습니다({ $words }).
gap-cost = 출처에는 “{ $name }”의 비용도, 누가 부담하는지도 나와 있지 않습니다.
gap-maker = 출처에는 누가 “{ $name }”의 제작을 맡았는지 나와 있지 않습니다.
gap-launch = 출처에는 “{ $name }”의 완성 시기나 발사 시기가 나와 있지 않습니다.
gap-dimensions = 출처에는 “{ $name }”의 크기, 무게, 속도, 거리가 나와 있지 않습니다.
gap-venue = 출처에는 “{ $name }”의 장소가 나와 있지 않습니다.
gap-attendance = 출처에는 “{ $name }”의 참가 인원이 나와 있지 않습니다.
gap-length = 출처에는 “{ $name }”의 기간이 나와 있지 않습니다.
gap-next = 출처에는 “{ $name }”의 다음 일정이 나와 있지 않습니다.
gap-life = 출처에는 “{ $name }”의 나이, 가족, 출신지가 나와 있지 않습니다.
gap-career = 출처에는 “{ $name }”의 이전 경력이나 학력이 나와 있지 않습니다.
gap-pay = 출처에는 “{ $name }”의 수입이 나와 있지 않습니다.
gap-speech = 출처에는 “{ $name }”의 말이 인용되어 있지 않습니다.
gap-site = 출처에는 “{ $name }”의 발사 장소나 위치가 나와 있지 않습니다.
gap-which = 출처에는 “{ $name }”에 해당하는 이름이 나와 있지 않습니다.
gap-number = 출처에는 “{ $name }”의 수가 나와 있지 않습니다.
gap-staff = 출처에는 “{ $name }”의 인원이 나와 있지 않습니다.
gap-seat = 출처에는 “{ $name }”의 소재지가 나와 있지 않습니다.
gap-founding = 출처에는 “{ $name }”의 설립 시기나 설립자가 나와 있지 않습니다.
gap-head = 출처에는 “{ $name }”의 책임자가 누구인지 나와 있지 않습니다.
gap-author = 출처에는 “{ $name }”의 작성자나 서명자가 나와 있지 않습니다.
gap-force = 출처에는 “{ $name }”의 구속력이 있는지 나와 있지 않습니다.
gap-reaction = 출처에는 “{ $name }”에 대한 비판이나 반응이 나와 있지 않습니다.

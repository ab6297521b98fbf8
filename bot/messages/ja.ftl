# 日本語での応答。キーと言葉。{ $… } には値が入る。
# What the bot says in Japanese; the keys and slots are those of en.ftl.

# --- the language itself
letters = ぁ-ゖァ-ヺ㐀-鿿
and = { $one }と{ $other }
blank = { "" }
comma = 、
apart = 、

# --- what is said first
yes = はい。
no = いいえ。
not-yet = いいえ、まだです。
first = { $words }です。
number-of = { $kind ->
    [country] { $count }か国
    [person] { $count }人
   *[other] { $count }つ
}
counted = { number-of }：{ $names }です。
number-listed = 挙げられているのは{ $count }つです。
number = { number-of }です。
never-named = 「{ $name }」という名は情報源に出てきません。
named-as = はい、{ $name }として出てきます。
overview = 「{ $title }」の書き出し：
by-order = これを入れて{ $count }です。
in-short = 「{ $title }」の要点です。
document-title = 題名は「{ $words }」です。
document-url = 掲載先：{ $words }
document-published = 掲載は{ $words }です。
document-publisher = 掲載元は{ $words }です。
said-so = そう述べたのは{ $who }です。
stands-for = { $acronym }は { $name } の略です。
ordered = 先は{ $one }（{ $one-when }）、後は{ $other }（{ $other-when }）です。
days = { $days }日
both = { $one }（{ $one-when }）と{ $other }（{ $other-when }）です。
apart-ordered = その間は{ $span }です。先は{ $one }（{ $one-when }）、後は{ $other }（{ $other-when }）です。
ordered-apart = 先は{ $one }（{ $one-when }）、後は{ $other }（{ $other-when }）で、その間は{ $span }です。
computed-from-dates = 二つの日付からの計算です。
about-years = 約{ $years }年
span = { $months }か月（{ $years }）
years = { $years }年
months = { $months }か月

# --- above a quote
source-says = 情報源にはこうあります：
sources-say = 情報源（複数）にはこうあります：
nearest = いちばん近い記述はこちらです：
instead = 情報源に書かれているのは：
closest = 近い記述：

# --- refusals, by their reason; with “about” where it is known of what
refusal-not-stated = ご質問に当たる文を情報源から見つけられませんでした。
refusal-not-stated-about = 「{ $about }」について、ご質問に当たる文を情報源から見つけられませんでした。
refusal-contradicted = 情報源には違うことが書かれています。
refusal-contradicted-about = 「{ $about }」について、情報源には違うことが書かれています。
refusal-unsure = 情報源に答えがあるかどうか、はっきりしません。
refusal-off-topic = ご質問の言葉を情報源の記述に結びつけられませんでした。「topics」で話題の一覧を表示します。
refusal-off-topic-about = 「{ $about }」についての記述は情報源に見つかりません。「topics」で話題の一覧を表示します。
refusal-unreadable = 質問を読み取れませんでした。「help」で質問のしかたを表示します。
perhaps = お答えになるか自信がありませんが、こう書かれています：{ $words }
otherwise = 情報源では違います。{ $words }
unsaid = 「{ $words }」とは情報源に書かれていません。
unsaid-but = 情報源は「{ $words }」とは述べていません。述べているのはこうです：{ $told }
understood = 英語と日本語の質問がわかります。
too-long = { $longest }文字を超える質問は読めません。一、二文で質問してください。

# --- around an answer
near = たとえば、こう質問できます：
which = どちらの意味ですか。
corrected = { $typed }を{ $read }と読みました。
after = 前の質問の続きとして読みました：{ $question }
taken = 次の質問として読みました：{ $question }
note = 注：{ $note }
inferred = { $date }（推定）
basis = { $date }は推定です（根拠：{ $basis }）。
read-as = 「{ $words }」は{ $date }と読みました（推定。根拠：{ $basis }）。
read-as-alone = 「{ $words }」は{ $date }と読みました（推定）。
the-date = 日付
differ = 情報源によって違います：{ $statements }。
states = 『{ $title }』（日付不明）では「{ $words }」
states-as-of = 『{ $title }』では{ $date }時点で「{ $words }」
as-of = 役職は情報源の記述どおりで、{ $date }時点のものです。その後変わっている可能性があります。
updated = { $date }更新
paragraph = 第{ $number }段落

# --- dates, as precisely as they are known
day = { $year }年{ month-name }{ $day }日
month = { $year }年{ month-name }
year = { $year }年
month-name = { $month }月

# --- greetings, help and lists
nod = どういたしまして。いつでもどうぞ。
help = 誰が、いつ、どこで、何を、なぜ、どのように。ふだんの言葉で質問してください。そう書いてある情報源の一文（原文のまま）でお答えします。
help-topics = 答えられる話題：{ $topics }。
help-limits = 情報源に書かれていないことは、そうお伝えします。推測では答えません。「topics」で話題の一覧、「sources」で情報源を表示します。
examples = たとえば：
topics = 質問できる話題：
sources = 情報源：
listed = 全{ $all }件のうち{ $first }～{ $last }件目です。
listed-next = 「{ $command }」で続きを表示します。
facts = 事実{ $count }件
busy = 一度に答えられる数を超えたため、一部のご質問にはお答えしていません。少し待ってからもう一度どうぞ。
failed = こちらの不具合でお答えできません。管理者は記録の{ $reference }で内容を確認できます。
chat-hint = 質問を入力してください。help で使い方を表示し、Ctrl-D で終わります。

# --- to whoever owns the bot
reload-done = 新しい知識から答えます。出典：{ $sources }件、事実：{ $facts }件。
reload-faulty = 新しい知識に誤りがあるため、これまでの知識で答え続けます：
reload-owner = これはボットの持ち主だけができます。

# --- to whoever wants to be forgotten
forget-done = { $count ->
    [0] あなたに関する記録はありません。
   *[other] あなたに関する記録を{ $count }件削除しました。
}
forget-later = いま記録に接続できないため、まだ削除していません。後でもう一度お試しください。

# --- what can be pressed, looked at and deleted; and what is said where that is of no use
button-context = 前後を読む
button-context-of = 前後を読む：{ $words }
button-more = もっと
button-delete = 削除
button-previous = 前の段落
button-back = 引用へ
button-next = 次の段落
in-context = 引用のある段落（引用は太字）：
no-more = これについて情報源に書かれているのは以上です。
stale = その後に情報源が変わったため、このボタンは使えません。もう一度質問してください。
not-yours = この回答を削除できるのは、質問した人だけです。
left-over = 一度に答えられる質問は三つまでです。残りの質問：
presence = 引用で答えます：/ask

# --- “Find the source”: what somebody claims, and what the sources have on it
claim-asked = { $claim }、そうですか？
claim-said = ✅ 情報源にそう書かれています：
claim-excluded = ❌ { $words }
claim-open = ❔ 情報源にはありません。
claim-open-as = ❔ 情報源にはありません：{ $words }
claim-none = そのメッセージには、情報源で確かめられることが見当たりません。
claim-left = 長いため調べなかった文：

# --- looking around: topics, sources, what they are about, and the bot itself
menu-topic = 話題を選ぶ…
menu-question = 質問を選ぶ…
menu-source = 情報源を選ぶ…
topic = 「{ $topic }」については、こう質問できます：
menu-event = 出来事を選んで前後を読む…
timeline = 時間の順に：
timeline-of = 「{ $about }」の出来事（時間の順）：
timeline-none = そのような日付のある出来事は情報源にありません。
timeline-marks = 図の点は日、棒は日のわからない月や年を表します。
event = { $date }：{ $words }
button-earlier = 前のページ
button-later = 次のページ
button-topics = 話題の一覧
button-sources = 情報源の一覧
overviews = 情報源の書き出し：
more-sources = ほかに{ $count }件あります。「sources」で一覧を表示します。
about = 質問に、そう書いてある情報源の一文でお答えします。推測では答えません。バージョン{ $version }。
about-compiled = 知識は{ $date }にコンパイルされたか、ここに置かれました。
about-knows = 情報源{ $sources }件から、事実{ $facts }件を知っています。
about-newest = いちばん新しい情報源は{ $date }のものです。その後のことはわかりません。
about-unkept = 質問はどこにも保存しません。
about-kept = お答えできなかった質問と、評価された回答の質問は、お名前なしで{ $days }日間保存します。/forget-me で削除できます。
about-privacy = 次の質問がそれに続けられるよう、最後の質問だけを五分間、メモリー内で覚えています。

# --- the slash commands, as Discord lists them
command-ask = ふだんの言葉で何でも質問する
command-who = 誰がしたか、率いたか、言ったかを質問する
command-when = いつのことかを質問する
command-where = どこのことかを質問する
command-what = 何か、何と言ったかを質問する
command-why = なぜかを質問する
command-how = どのように、いくつ、いくら、どのくらいかを質問する
command-topics = 質問できる話題の一覧を表示する
command-sources = 情報源の一覧を表示する
command-help = このボットの使い方を表示する
command-reload = 新しい知識を読み込みます（ボットの持ち主だけ）
command-forget-me = あなたに関する記録をすべて削除する
command-question = 質問の全部、またはその続き
command-find-source = 情報源を探す
command-private = 回答を自分だけに表示する
command-private-list = 自分だけに表示する（既定）か、全員に表示するか
command-overview = 情報源が何についてのものかを、原文の書き出しで表示する
command-about = このボットが何を知り、何を覚えるかを表示する
command-timeline = いつ何があったかを図と文で表示する
command-about-topic = 誰の、何の出来事か（省くとすべて）
# コマンドとオプションの名前：空白なし、32文字以内、重複なし。
name-ask = 質問
name-who = 誰
name-when = いつ
name-where = どこ
name-what = 何
name-why = なぜ
name-how = どう
name-topics = 話題
name-sources = 情報源
name-overview = 概要
name-timeline = 年表
name-about = このボット
name-help = ヘルプ
name-reload = 再読み込み
name-forget-me = 記録を削除
name-question = 質問文
name-private = 自分だけ
name-about-topic = 話題

# --- of annotations: what an annotated name tells by itself, and what a source leaves open
role-fact = { $name }：{ $role }。
members-fact = { $name }：{ $members }。
gap-open = 情報源には記載がありません（{ $words }）。
gap-cost = 情報源には、{ $name }の費用も、誰が支払うかも書かれていません。
gap-maker = 情報源には、{ $name }を誰が造るのか書かれていません。
gap-launch = 情報源には、{ $name }がいつ完成し、打ち上げられるのか書かれていません。
gap-dimensions = 情報源には、{ $name }の大きさ、重さ、速さ、距離は書かれていません。
gap-venue = 情報源には、{ $name }の場所は書かれていません。
gap-attendance = 情報源には、{ $name }に何人が参加したのか書かれていません。
gap-length = 情報源には、{ $name }がどれだけ続いたのか書かれていません。
gap-next = 情報源には、{ $name }の次がいつなのか書かれていません。
gap-life = 情報源には、{ $name }の年齢、家族、出身地は書かれていません。
gap-career = 情報源には、{ $name }の経歴や学歴について何も書かれていません。
gap-pay = 情報源には、{ $name }の収入は書かれていません。
gap-speech = 情報源には、{ $name }の言葉は引用されていません。
gap-site = 情報源には、{ $name }がどこから打ち上げられるのか、どこにあるのか書かれていません。
gap-which = 情報源には、{ $name }の名前は挙げられていません。
gap-number = 情報源には、{ $name }の数は書かれていません。
gap-staff = 情報源には、{ $name }の人数は書かれていません。
gap-seat = 情報源には、{ $name }の所在地は書かれていません。
gap-founding = 情報源には、{ $name }がいつ、誰によって設立されたのか書かれていません。
gap-head = 情報源には、{ $name }を誰が率いるのか書かれていません。
gap-author = 情報源には、{ $name }を誰が書き、署名したのか書かれていません。
gap-force = 情報源には、{ $name }に拘束力があるのか書かれていません。
gap-reaction = 情報源には、{ $name }への批判や反応は書かれていません。

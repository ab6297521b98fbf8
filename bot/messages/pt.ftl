# O que o bot diz em português do Brasil: chaves e palavras; { $… } é preenchido.
# What the bot says in Brazilian Portuguese; the keys and slots are those of en.ftl. No article and
# no contraction (do, na) stands before a slot: nobody knows the gender of what fills it.

# --- the language itself
# Those that English lacks: what is written without them may be in either.
letters = ÀÁÂÃÇÉÊÍÓÔÕÚÜàáâãçéêíóôõúü
and = { $one } e { $other }
blank = { " " }
comma = { ", " }
apart = { "; " }

# --- what is said first
yes = Sim.
no = Não.
not-yet = Não, ainda não.
first = { $words }.
counted = { number-of }: { $names }.
number-of = { $count } { $kind ->
    [country] países
    [person] pessoas
   *[other] no total
}
number = { number-of }.
number-listed = { $count ->
    [one] É citado { $count }.
   *[other] São citados { $count }.
}
never-named = As fontes nunca mencionam “{ $name }”.
named-as = Sim, como { $name }.
overview = “{ $title }” começa assim:
by-order = { $count } com este.
in-short = Em resumo, “{ $title }” diz:
document-title = O título é “{ $words }”.
document-url = Está em { $words }
document-published = Data de publicação: { $words }
document-publisher = Publicado por { $words }.
said-so = Quem disse isso: { $who }.
stands-for = { $acronym } significa { $name }.
ordered = Primeiro { $one } ({ $one-when }), depois { $other } ({ $other-when }).
days = { $days ->
    [one] { $days } dia
   *[other] { $days } dias
}
both = { $one } ({ $one-when }) e { $other } ({ $other-when }).
apart-ordered = { $span }: primeiro { $one } ({ $one-when }), depois { $other } ({ $other-when }).
ordered-apart = Primeiro { $one } ({ $one-when }), depois { $other } ({ $other-when }), com intervalo de { $span }.
computed-from-dates = Calculado a partir das duas datas.
about-years = cerca de { $years } anos
span = { $months } meses ({ $years })
years = { $years ->
    [one] { $years } ano
   *[other] { $years } anos
}
months = { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}

# --- above a quote
source-says = A fonte diz:
sources-say = As fontes dizem:
nearest = O que há de mais próximo nas fontes:
instead = O que as fontes de fato dizem:
closest = O mais próximo:

# --- refusals, by their reason; with “about” where it is known of what
refusal-not-stated = Não consegui ligar isso a nenhuma frase das fontes.
refusal-not-stated-about = Não consegui ligar isso sobre { $about } a nenhuma frase das fontes.
refusal-contradicted = As fontes dizem outra coisa.
refusal-contradicted-about = As fontes dizem outra coisa sobre { $about }.
refusal-unsure = Não tenho certeza de que as fontes respondam a isso.
refusal-off-topic = Não consegui ligar essas palavras às fontes; “topics” mostra os assuntos de que elas tratam.
refusal-off-topic-about = Não encontrei nada sobre { $about } nas fontes; “topics” mostra os assuntos de que elas tratam.
refusal-unreadable = Não consegui entender a pergunta; “help” explica como perguntar.
otherwise = As fontes dizem outra coisa: { $words }
perhaps = Não tenho certeza de que isto responda à pergunta: { $words }
unsaid = As fontes não dizem “{ $words }”.
unsaid-but = As fontes não dizem “{ $words }”. O que dizem: { $told }
understood = Entendo perguntas em inglês e em japonês.
too-long = Só consigo ler até { $longest } caracteres; pergunte em uma ou duas frases, por favor.

# --- around an answer
near = Você pode perguntar:
which = Qual destas opções você quis dizer?
corrected = Li { $typed } como { $read }.
after = Entendida como continuação da pergunta anterior: { $question }
taken = Entendida como: { $question }
note = Observação: { $note }
inferred = { $date } (data deduzida)
basis = A data { $date } foi deduzida: { $basis }.
read-as = “{ $words }” foi entendido como { $date }: { $basis }.
read-as-alone = “{ $words }” foi entendido como { $date }.
the-date = A data
differ = As fontes divergem: { $statements }.
states = “{ $title }”, sem data, diz { $words }
states-as-of = “{ $title }”, com data de { $date }, diz { $words }
as-of = O cargo é o que consta na fonte, com data de { $date }; pode ter mudado desde então.
updated = atualizado em { $date }
paragraph = parágrafo { $number }

# --- dates, as precisely as they are known
day = { $day ->
    [1] 1º
   *[other] { $day }
} de { month-name } de { $year }
month = { month-name } de { $year }
year = { $year }
month-name = { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}

# --- greetings, help and lists
nod = Por nada! Pode perguntar sempre que quiser.
# Questions in Portuguese are not understood yet.
help =
    Pergunte com suas palavras, em inglês ou japonês: quem, quando, onde, o quê, por quê ou como. Respondo com a frase da fonte que diz isso.
help-topics = Entre outras coisas, sei sobre { $topics }.
help-limits =
    Quando as fontes não dizem algo, eu aviso; nunca invento. “topics” mostra sobre o que você pode perguntar, e “sources”, o que eu li.
examples = Por exemplo:
topics = Você pode perguntar sobre:
sources = Respondo com base em:
listed = Itens { $first } a { $last } de { $all }.
listed-next = “{ $command }” mostra os próximos.
facts = { $count ->
    [one] { $count } fato
   *[other] { $count } fatos
}
busy = Foram mais perguntas do que consigo responder de uma vez, então deixei algumas de fora. Pergunte de novo daqui a pouco, por favor.
failed =
    Algo deu errado do meu lado, por isso não tenho resposta. Quem cuida de mim encontra a causa no log, com a referência { $reference }.
chat-hint = Faça uma pergunta ou digite help. Ctrl-D encerra.

# --- to whoever owns the bot
reload-done = Agora respondo com o conhecimento novo. Fontes: { $sources }, fatos: { $facts }.
reload-faulty = O conhecimento novo tem erros, então continuo com o último que estava correto:
reload-owner = Só quem é dono do bot pode fazer isso.

# --- to whoever wants to be forgotten
forget-done = { $count ->
    [0] Não guardo nada seu.
    [one] Apaguei o que guardava sobre você: { $count } registro.
   *[other] Apaguei o que guardava sobre você: { $count } registros.
}
forget-later = Não consigo acessar o que guardo, então nada foi apagado ainda. Tente de novo mais tarde, por favor.

# --- what can be pressed, looked at and deleted; and what is said where that is of no use
button-context = Ver no contexto
button-context-of = No contexto: { $words }
button-more = Mais
button-delete = Apagar
button-previous = Anterior
button-back = A citação
button-next = Próximo
in-context = Onde está a citação, em destaque:
no-more = Isso é tudo o que as fontes dizem sobre o assunto.
stale = As fontes mudaram desde essa resposta, e isto já não leva a lugar nenhum. Pergunte de novo, por favor.
not-yours = Só quem perguntou pode apagar esta resposta.
left-over = Respondo a três perguntas de cada vez. Ainda faltam:
presence = Responde com citações: /ask

# --- “Find the source”: what somebody claims, and what the sources have on it
claim-asked = { $claim }, certo?
claim-said = ✅ As fontes confirmam:
claim-excluded = ❌ { $words }
claim-open = ❔ Não está nas fontes.
claim-open-as = ❔ Não está nas fontes: { $words }
claim-none = Não encontrei nessa mensagem nada que as fontes possam confirmar ou desmentir.
claim-left = Não verifiquei estas frases, porque a mensagem é longa:

# --- looking around: topics, sources, what they are about, and the bot itself
menu-topic = Escolha um assunto…
menu-question = Escolha uma pergunta…
menu-source = Escolha uma fonte…
topic = Sobre { $topic }, você pode perguntar:
menu-event = Escolha um acontecimento para ler no contexto…
timeline = Em ordem cronológica:
timeline-of = { $about }, em ordem cronológica:
timeline-none = As fontes não trazem nenhum acontecimento desses com data.
timeline-marks = Na imagem, um ponto é um dia; uma barra é um mês ou um ano de que não se sabe o dia.
event = { $date }: { $words }
button-earlier = Anteriores
button-later = Próximos
button-topics = Todos os assuntos
button-sources = Todas as fontes
overviews = As fontes começam assim:
more-sources = { $count ->
    [one] Há mais uma fonte
   *[other] Há mais { $count } fontes
} na lista de “sources”.
about = Respondo a perguntas com a frase da fonte que diz isso e não invento nada. Versão { $version }.
about-compiled = Meu conhecimento foi compilado, ou instalado aqui, com data de { $date }.
about-knows = Conheço { $facts ->
    [one] um fato
   *[other] { $facts } fatos
} de { $sources ->
    [one] uma fonte
   *[other] { $sources } fontes
}.
about-newest = A data da mais recente é { $date }; não sei o que aconteceu depois.
about-unkept = O que você pergunta não fica guardado em lugar nenhum.
about-kept = As perguntas que não consegui responder e as de respostas avaliadas ficam guardadas por { $days ->
    [one] um dia
   *[other] { $days } dias
}, sem o seu nome; /forget-me apaga as suas.
about-privacy = Lembro da sua última pergunta por cinco minutos, só na memória, para que a próxima possa continuar dela.

# --- the slash commands, as Discord lists them
command-ask = Pergunte qualquer coisa, com suas palavras, em inglês ou japonês
command-who = Pergunte quem fez, liderou ou disse algo
command-when = Pergunte quando algo aconteceu
command-where = Pergunte onde algo fica ou aconteceu
command-what = Pergunte o que é algo ou o que foi dito
command-why = Pergunte por que algo é assim ou foi feito
command-how = Pergunte como, quantos, quanto ou por quanto tempo
command-topics = Veja sobre o que você pode perguntar
command-sources = Veja de onde vêm as respostas
command-help = Veja o que este bot faz e como perguntar
command-reload = Carrega o conhecimento novo; só para quem é dono do bot
command-forget-me = Apaga tudo o que está guardado sobre você
command-question = Sua pergunta, ou o resto dela, em inglês ou japonês
command-find-source = Encontrar a fonte
command-private = Mostrar a resposta só para você
command-private-list = Mostrar só para você, como de costume, ou para todos
command-overview = Veja do que as fontes tratam, nas palavras delas
command-about = Veja que bot é este, o que ele sabe e o que ele lembra
command-timeline = Veja o que aconteceu e quando, em imagem e em texto
command-about-topic = De quem ou de quê; de tudo, se ficar em branco
# Os nomes dos comandos e das opções: minúsculas, sem espaços, até 32 letras, sem repetição.
name-ask = perguntar
name-who = quem
name-when = quando
name-where = onde
name-what = o-que
name-why = por-que
name-how = como
name-topics = assuntos
name-sources = fontes
name-overview = resumo
name-timeline = linha-do-tempo
name-about = sobre
name-help = ajuda
name-reload = recarregar
name-forget-me = apagar-meus-dados
name-question = pergunta
name-private = só-para-mim
name-about-topic = assunto

# --- of annotations: what an annotated name tells by itself, and what a source leaves open
role-fact = { $name }: { $role }.
members-fact = { $name }: { $members }.
gap-open = As fontes não dizem isto: { $words }.
gap-cost = As fontes não informam o custo de “{ $name }” nem quem paga.
gap-maker = As fontes não dizem quem fabrica “{ $name }”.
gap-launch = As fontes não informam a data de conclusão nem a de lançamento de “{ $name }”.
gap-dimensions = As fontes não informam tamanho, peso, velocidade nem alcance de “{ $name }”.
gap-venue = As fontes não informam o local de “{ $name }”.
gap-attendance = As fontes não dizem quantas pessoas participaram de “{ $name }”.
gap-length = As fontes não informam a duração de “{ $name }”.
gap-next = As fontes não dizem quando será a continuação de “{ $name }”.
gap-life = As fontes não dizem nada sobre a idade, a família ou a origem de { $name }.
gap-career = As fontes não dizem nada sobre a carreira anterior ou a formação de { $name }.
gap-pay = As fontes não dizem quanto ganha { $name }.
gap-speech = As fontes não citam palavras de { $name }.
gap-site = As fontes não informam o local de lançamento de “{ $name }” nem onde fica.
gap-which = As fontes não dão os nomes a que “{ $name }” se refere.
gap-number = As fontes não informam o número de “{ $name }”.
gap-staff = As fontes não dizem quantas pessoas fazem parte de “{ $name }”.
gap-seat = As fontes não informam a sede de “{ $name }”.
gap-founding = As fontes não dizem quando nem por quem foi feita a fundação de “{ $name }”.
gap-head = As fontes não dizem quem está à frente de “{ $name }”.
gap-author = As fontes não informam a autoria nem a assinatura de “{ $name }”.
gap-force = As fontes não dizem se “{ $name }” tem força vinculante.
gap-reaction = As fontes não relatam críticas nem reações a “{ $name }”.

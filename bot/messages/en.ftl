# What the bot says in English: a key, and the words; { $… } is filled in.
# Another language is another file with the same keys and slots. The syntax is Project Fluent's.

# --- the language itself
# Which letters tell a name in this language from one in another.
letters = A-Za-z
and = { $one } and { $other }
# What stands between sentences, names, and what one source says and what the next does.
blank = { " " }
comma = { ", " }
apart = { "; " }

# --- what is said first
yes = Yes.
no = No.
not-yet = No, not yet.
first = { $words }.
# $kind: of those that are counted; some languages have a word for each
counted = { $count ->
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
   *[other] { $count }
}: { $names }.
number-of = { $count } { $kind ->
    [country] countries
    [person] people
   *[other] in all
}
number-listed = { $count ->
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
   *[other] { $count }
} are listed.
number = { number-of }.
never-named = The sources never name “{ $name }”.
named-as = Yes, as { $name }.
overview = “{ $title }” begins like this:
by-order = { $count } with this one.
in-short = In short, “{ $title }” says:
document-title = It is titled “{ $words }”.
document-url = It is at { $words }
document-published = Published: { $words }
document-publisher = It is from { $words }.
said-so = { $who } said so.
stands-for = { $acronym } stands for { $name }.
ordered = First { $one } ({ $one-when }), then { $other } ({ $other-when }).
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
both = { $one } ({ $one-when }) and { $other } ({ $other-when }).
apart-ordered = { $span }: first { $one } ({ $one-when }), then { $other } ({ $other-when }).
ordered-apart = First { $one } ({ $one-when }), then { $other } ({ $other-when }): { $span } apart.
computed-from-dates = Computed from the two dates.
about-years = about { $years } years
span = { $months } months ({ $years })
years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}

# --- above a quote
source-says = The source says:
sources-say = The sources say:
nearest = The nearest thing in the sources:
instead = What the sources do say:
closest = The closest:

# --- refusals, by their reason; with “about” where it is known of what
refusal-not-stated = I couldn't match that to any sentence of the sources.
refusal-not-stated-about = I couldn't match that about { $about } to any sentence of the sources.
refusal-contradicted = The sources say otherwise.
refusal-contradicted-about = The sources say otherwise about { $about }.
refusal-unsure = I'm not sure that the sources answer this.
refusal-off-topic = I couldn't match those words to the sources; “topics” lists what they cover.
refusal-off-topic-about = I found nothing about { $about } in the sources; “topics” lists what they cover.
refusal-unreadable = I can't make out a question in that; “help” says how to ask.
perhaps = I'm not sure that this answers it: { $words }
otherwise = The sources say otherwise: { $words }
unsaid = The sources don't say “{ $words }”.
unsaid-but = The sources don't say “{ $words }”. What they do say: { $told }
# to a question in another language, in that language where it has a file
understood = I understand questions in English and Japanese.
too-long = That is longer than the { $longest } characters I read; ask in a sentence or two.

# --- around an answer
near = You could ask:
which = Which of these do you mean?
corrected = Read { $typed } as { $read }.
after = Taken with the question before: { $question }
taken = Taken as: { $question }
note = Note: { $note }
inferred = { $date } (inferred)
basis = { $date } is inferred: { $basis }.
read-as = { $words } is read as { $date }: { $basis }.
read-as-alone = { $words } is read as { $date }.
the-date = The date
differ = The sources differ: { $statements }.
states = “{ $title }”, undated, says { $words }
states-as-of = “{ $title }”, as of { $date }, says { $words }
as-of = The role is as the source gives it, as of { $date }; it may have changed since.
updated = updated { $date }
paragraph = paragraph { $number }

# --- dates, as precisely as they are known
day = { month-name } { $day }, { $year }
month = { month-name } { $year }
year = { $year }
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# --- greetings, help and lists
nod = Any time. Ask me more whenever you like.
help =
    Ask me a question in your own words: who, when, where, what, why or how. I answer with the sentence of a source that says so.
help-topics = Among other things I know about { $topics }.
help-limits =
    Where the sources don't say it, I say that; I never guess. “topics” lists what you can ask about, “sources” what I read.
examples = For example:
topics = You can ask about:
sources = I answer from:
listed = These are { $first } to { $last } of { $all }.
listed-next = “{ $command }” shows the next.
facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
busy = That was more than I can answer at once, so I left some out. Please ask again in a moment.
failed =
    Something broke on my side, so I have no answer. Whoever runs me finds it in the log under { $reference }.
chat-hint = Ask a question, or type help. Ctrl-D leaves.

# --- to whoever owns the bot
reload-done = I answer from the new knowledge now. Sources: { $sources }, facts: { $facts }.
reload-faulty = The new knowledge has faults, so I go on with the last that was sound:
reload-owner = Only whoever owns me can do that.

# --- to whoever wants to be forgotten
forget-done = { $count ->
    [0] I keep nothing of you.
    [one] Deleted what I kept of you: { $count } entry.
   *[other] Deleted what I kept of you: { $count } entries.
}
forget-later = I can't reach what I keep, so nothing is deleted yet. Please try again later.

# --- what can be pressed, looked at and deleted; and what is said where that is of no use
button-context = In context
# of several quotes: the first words of this one
button-context-of = In context: { $words }
button-more = More
button-delete = Delete
button-previous = Previous
button-back = The quote
button-next = Next
in-context = Where the quote stands, marked:
no-more = That is all that the sources say on this.
stale = The sources have changed since that was said, so this leads nowhere now. Please ask again.
not-yours = Only who asked can delete this answer.
left-over = I answer three questions at a time. Still to ask:
presence = Answers with quotes: /ask

# --- “Find the source”: what somebody claims, and what the sources have on it
# how a claim is asked about
claim-asked = { $claim }, right?
claim-said = ✅ The sources bear this out:
# $words: what they say instead
claim-excluded = ❌ { $words }
claim-open = ❔ Not in the sources.
claim-open-as = ❔ Not in the sources: { $words }
claim-none = I find nothing in that message that the sources could bear out or not.
claim-left = Not looked up, since it is a lot for one message:

# --- looking around: topics, sources, what they are about, and the bot itself
menu-topic = Pick a topic…
menu-question = Pick a question…
menu-source = Pick a source…
topic = You could ask about { $topic }:
menu-event = Pick an event to read it in context…
timeline = In the order of time:
timeline-of = { $about }, in the order of time:
timeline-none = The sources tell of no such event with a date.
timeline-marks = In the picture a dot is a day; a bar is a month or a year of which no day is given.
event = { $date }: { $words }
button-earlier = Earlier
button-later = Further
button-topics = All topics
button-sources = All sources
overviews = The sources begin like this:
more-sources = { $count ->
    [one] One more source is
   *[other] { $count } more sources are
} listed by “sources”.
about = I answer questions with the sentence of a source that says so, and guess nothing. Version { $version }.
about-compiled = My knowledge was compiled, or put where I run, on { $date }.
about-knows = I know { $facts ->
    [one] one fact
   *[other] { $facts } facts
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}.
about-newest = The newest is of { $date }; what happened since I don't know.
about-unkept = What you ask is stored nowhere.
# where whoever runs the bot wants to see what was asked in vain
about-kept = Questions that I could not answer, and those of answers that people rated, are kept for { $days ->
    [one] one day
   *[other] { $days } days
}, without your name; /forget-me deletes yours.
about-privacy = For five minutes I remember your last question, in memory alone, so that the next one can lean on it.

# --- the slash commands, as Discord lists them
command-ask = Ask anything, in your own words
command-who = Ask who did, led or said something
command-when = Ask when something happened
command-where = Ask where something is or happened
command-what = Ask what something is, or what was said
command-why = Ask why something is or was done
command-how = Ask how, how many, how much or how long
command-topics = List what you can ask about
command-sources = List what the answers come from
command-help = Say what this bot does and how to ask it
command-reload = Take up new knowledge; for the bot's owner
command-forget-me = Delete all that is kept of you
command-question = Your question, or the rest of it
command-find-source = Find the source
command-private = Show the answer to you alone
command-private-list = Show it to you alone, as usual, or to everybody
command-overview = Say what the sources are about, in their own words
command-about = Say which bot this is, what it knows and what it remembers
command-timeline = Show what happened when, as a picture and in words
command-about-topic = Of whom or what; of everything if left out
# Their names and their options', where Discord shows its own language: small letters, no blanks,
# 32 at most, no two the same. The English ones are what is typed everywhere.
name-ask = ask
name-who = who
name-when = when
name-where = where
name-what = what
name-why = why
name-how = how
name-topics = topics
name-sources = sources
name-overview = overview
name-timeline = timeline
name-about = about
name-help = help
name-reload = reload
name-forget-me = forget-me
name-question = question
name-private = private
name-about-topic = about

# --- of annotations: what an annotated name tells by itself, and what a source leaves open
role-fact = { $name }: { $role }.
members-fact = { $name }: { $members }.
gap-open = The sources don't say { $words }.
gap-cost = The sources give no cost of { $name }, and don't say who pays for it.
gap-maker = The sources don't say who makes { $name }.
gap-launch = The sources don't say when { $name } is ready or launched.
gap-dimensions = The sources give no size, weight, speed or range of { $name }.
gap-venue = The sources give no place of { $name }.
gap-attendance = The sources don't say how many took part in { $name }.
gap-length = The sources don't say how long { $name } took.
gap-next = The sources don't say when what follows { $name } will be.
gap-life = The sources say nothing about the age, the family or the origin of { $name }.
gap-career = The sources say nothing about the earlier career or the education of { $name }.
gap-pay = The sources don't say what { $name } earns.
gap-speech = The sources quote no words of { $name }.
gap-site = The sources don't say from where { $name } is launched, or where it is.
gap-which = The sources don't name those that they mean by { $name }.
gap-number = The sources give no number of { $name }.
gap-staff = The sources don't say how many people belong to { $name }.
gap-seat = The sources don't say where { $name } has its seat.
gap-founding = The sources don't say when, or by whom, { $name } was founded.
gap-head = The sources don't say who leads { $name }.
gap-author = The sources don't say who wrote or signed { $name }.
gap-force = The sources don't say whether { $name } is binding.
gap-reaction = The sources tell of no criticism of { $name } and of no reactions to it.

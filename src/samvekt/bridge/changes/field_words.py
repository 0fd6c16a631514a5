"""What the fields of a dossier are called, one and one member at a time."""

from __future__ import annotations

from samvekt.bridge.changes.table import words_in

FIELDS = words_in("""
samvekt | formatversjon | formatversjon | format version
id | nøkkel | nøkkel | id
title | tittel | tittel | title
language | språk | språk | language
organisation | organisasjon | organisasjon | organisation
name | navn | namn | name
municipality | kommunenummer | kommunenummer | municipality number
unit | enhet | eining | unit
illustration | hva som er laget for eksempelet | kva som er laga for eksempelet | what is made up
provenance | opphav | opphav | provenance
frame | ramme | ramme | frame
situation | situasjon | situasjon | situation
need | behov | behov | need
level | nivå | nivå | level
profile | formkrav | formkrav | formality profile
legal | rettslig ramme | rettsleg ramme | legal frame
economic | økonomisk ramme | økonomisk ramme | economic frame
professional | faglig ramme | fagleg ramme | professional frame
laws | lovhjemler | lovheimlar | legal provisions
plans | plan | plan | plan
plan | plan | plan | plan
goal | mål | mål | goal
link | lenke | lenkje | link
plan_years | planår | planår | years of the plan
as_of | dato for saken | dato for saka | date of the case
criteria | kriterier | kriterium | criteria
set | kriteriesett | kriteriesett | criteria set
version | versjon | versjon | version
own | eget kriteriesett | eige kriteriesett | own criteria set
key | nøkkel | nøkkel | key
words | ord | ord | words
question | spørsmål | spørsmål | question
help | hjelpetekst | hjelpetekst | help text
role | rolle | rolle | role
scale | skala | skala | scale
strength | styrke | styrke | strength
source | kilde | kjelde | source
left_out | utelatt | utelate | left out
reason | begrunnelse | grunngiving | reason
scales | egne skalaer | eigne skalaer | own scales
levels | nivå | nivå | level
value | verdi | verdi | value
code | kode | kode | code
description | beskrivelse | skildring | description
other_answers | andre svar | andre svar | other answer
options | tiltak | tiltak | option
change | endringstype | endringstype | kind of change
target_group | målgruppe | målgruppe | target group
measure | innhold | innhald | measure
comparator | sammenligning | samanlikning | comparator
place | plass | plass | place
distinction | hva slags valg det er | kva slags val det er | what kind of choice it is
recipients_per_year | mottakere i året | mottakarar i året | recipients per year
low | lavt anslag | lågt anslag | low estimate
best | beste anslag | beste anslag | best estimate
high | høyt anslag | høgt anslag | high estimate
proposed_by | foreslått av | foreslått av | proposed by
requires | krever | krev | requires
excludes | utelukker | utelukkar | excludes
replaces | erstatter | erstattar | replaces
effects | virkning | verknad | effect
certainty | sikkerhet | tryggleik | certainty
evidence | kilde | kjelde | evidence
other_setting | fra et annet sted | frå ein annan stad | from another setting
note | merknad | merknad | note
kind | type | type | kind
dimension | dimensjon | dimensjon | dimension
label | betegnelse | nemning | label
per | gjelder per | gjeld per | counted for each
amount | mengde | mengd | amount
higher_is_better | høyere er bedre | høgare er betre | higher is better
discounted | neddiskontert | neddiskontert | discounted
horizon | tidshorisont | tidshorisont | time horizon
costs | kostnad | kostnad | cost
duration | varighet | varigheit | duration
perspective | perspektiv | perspektiv | perspective
basis | beregningsgrunnlag | utrekningsgrunnlag | basis of the figure
price_year | prisår | prisår | price year
years | år | år | years
personnel | årsverk | årsverk | person-years
profession | yrkesgruppe | yrkesgruppe | profession
funding | foreslått beløp | foreslått beløp | proposed amount
by | av | av | by
partial_from | minste del som kan finansieres | minste del som kan finansierast | least share
severity | alvorlighet | alvorsgrad | severity
reasons | begrunnelse | grunngiving | reasons
age | alder | alder | age
remaining_good_life_years | gode leveår igjen | gode leveår att | good life years left
norm | normtabell | normtabell | norm
rule | regel | regel | rule
measured | slik er det målt | slik er det målt | how it is measured
assessments | tilleggsvurderinger | tilleggsvurderingar | further assessments
proportionality | forholdsmessighet | forholdsmessigheit | proportionality
children | barns beste | beste for barn | best interests of children
local_conditions | lokale forhold | lokale forhold | local conditions
unequal_access | ulik tilgang | ulik tilgang | unequal access
ethics | etikk | etikk | ethics
other_levels | andre tjenestenivåer | andre tenestenivå | other levels of care
feasibility | gjennomførbarhet | gjennomføring | feasibility
acceptability | aksept | aksept | acceptability
not_relevant | ikke relevant | ikkje relevant | not relevant
soundness | forsvarlighet | forsvarlegheit | soundness
year | år | år | year
quality | kvalitet | kvalitet | quality
supports | støtter | støttar | supports
setting | sted og gruppe | stad og gruppe | setting
doubt | tvil | tvil | doubt
assessors | vurderer | vurderar | assessor
impartiality | habilitet | habilitet | impartiality
declared_on | erklært dato | erklært dato | declared on
disqualified | inhabil | inhabil | disqualified
decided_by | vedtatt av | vedteke av | decided by
illustrative | laget for eksempelet | laga for eksempelet | made up as an illustration
judgements | vurdering | vurdering | judgement
assessor | vurderer | vurderar | assessor
option | tiltak | tiltak | option
criterion | kriterium | kriterium | criterion
round | runde | runde | round
orders | egen rekkefølge | eiga rekkjefølgje | own order
order | rekkefølge | rekkjefølgje | order
weights | vekter | vekter | weights
stakeholder | part | part | stakeholder
method | metode | metode | method
points | poeng | poeng | points
total | poeng i alt | poeng i alt | total points
comparisons | parvis sammenligning | parvis samanlikning | pairwise comparison
a | første kriterium | første kriterium | first criterion
b | andre kriterium | andre kriterium | second criterion
ratio | forhold | forhold | ratio
random_index | tilfeldighetsindeks | tilfeldigheitsindeks | random index
consistency_limit | grense for konsistens | grense for konsistens | consistency limit
limits | grenser | grenser | limits
budgets | budsjett | budsjett | budget
must | må være med | må vere med | must be in
must_not | kan ikke være med | kan ikkje vere med | must be out
groups | gruppe av tiltak | gruppe av tiltak | group of options
at_least | minst | minst | at least
at_most | høyst | høgst | at most
minimum_share | minste andel | minste del | least share
share_of | andel av | del av | share of
pools | øremerket pott | øyremerkt pott | earmarked pool
budget | budsjett | budsjett | budget
releases | frigjøring | frigjering | release
stop | det som stoppes | det som blir stoppa | what is stopped
start | det som settes i gang | det som blir sett i gang | what is started
participation | medvirkning | medverknad | participation
who | hvem | kven | who
how | hvordan | korleis | how
when | når | når | when
said | hva som ble sagt | kva som vart sagt | what was said
outcome | utfall | utfall | outcome
hard_to_reach | vanskelig å nå | vanskeleg å nå | hard to reach
conclusion | konklusjon | konklusjon | conclusion
overall | samlet vurdering | samla vurdering | overall judgement
proposals | forslag | forslag | proposal
decided_on | vedtaksdato | vedtaksdato | decided on
review_on | dato for ny vurdering | dato for ny vurdering | review on
overrides | avvik fra regelen | avvik frå regelen | departure from the rule
category | kategori | kategori | category
dissent | dissens | dissens | dissent
follow_up | oppfølging | oppfølging | follow-up
indicator | indikator | indikator | indicator
baseline | utgangspunkt | utgangspunkt | baseline
target | mål | mål | target
due | frist | frist | due
responsible | ansvarlig | ansvarleg | responsible
nb | bokmål | bokmål | Norwegian bokmål
nn | nynorsk | nynorsk | Norwegian nynorsk
en | engelsk | engelsk | English
""")
"""By field; a field means the same wherever it stands."""

ASKED = words_in("""
asked | beregningsvalg | utrekningsval | how it is worked out
rule | regel | regel | rule
firmness | hvor sikkert | kor sikkert | firmness
portfolio | det beste settet | det beste settet | the best set
draws | antall trekninger | talet på trekningar | number of draws
seed | starttall for trekningene | starttal for trekningane | seed of the draws
keep | antall som velges | talet som blir valt | how many are chosen
stakeholder | hvem sine vekter | kven sine vekter | whose weights
valued | hva som teller | kva som tel | what counts
limits | andre grenser | andre grenser | other limits
must | må være med | må vere med | must be in
must_not | kan ikke være med | kan ikkje vere med | must be out
own_list | egen liste | eiga liste | own list
scenarios | antall trekninger | talet på trekningar | number of draws
records | referansetabell | referansetabell | reference table
local_records | egen referansetabell | eigen referansetabell | own reference table
checksum | sjekksum | sjekksum | checksum
status | status | status | status
content | innhold | innhald | content
method_version | metodeversjon | metodeversjon | method version
samvekt | versjon av Samvekt | versjon av Samvekt | version of Samvekt
""")
"""What decides the results beside the round itself."""

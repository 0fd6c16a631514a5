"""What the results of a frozen round are called; the keys are those of `bridge.outcome`."""

from __future__ import annotations

from samvekt.bridge.changes.table import words_in

RESULTS = words_in("""
leading | regelen som vises først | regelen som blir vist først | leading rule
rules | regel | regel | rule
record | referansetabell | referansetabell | reference table
status | status | status | status
stakeholder | hvem sine vekter | kven sine vekter | whose weights
higher_is_better | høyere er bedre | høgare er betre | higher is better
options | tiltak | tiltak | option
place | plass | plass | place
best_place | beste mulige plass | beste moglege plass | best possible place
worst_place | dårligste mulige plass | dårlegaste moglege plass | worst possible place
score | poeng | poeng | score
category | kategori | kategori | category
possible_categories | mulige kategorier | moglege kategoriar | possible categories
missing | mangler | manglar | missing
override | avvik fra regelen | avvik frå regelen | departure from the rule
reason | begrunnelse | grunngiving | reason
by | av | av | by
comparison | sammenligning av reglene | samanlikning av reglane | comparison of the rules
common | tiltak alle reglene plasserer | tiltak alle reglane plasserer | placed by all rules
distances | avstand | avstand | distance
first | andel på første plass | del på første plass | share of first places
second | den andre | den andre | the other
kendall | Kendalls avstand | Kendalls avstand | Kendall distance
footrule | sum av flytt | sum av flytt | footrule distance
spread | spredning mellom reglene | spreiing mellom reglane | spread between the rules
decisive | avgjørende vurdering | avgjerande vurdering | decisive judgement
option | tiltak | tiltak | option
criterion | kriterium | kriterium | criterion
from | fra | frå | from
to | til | til | to
spread_before | spredning før | spreiing før | spread before
spread_after | spredning etter | spreiing etter | spread after
weights | vekter | vekter | weights
method | metode | metode | method
consistency_ratio | konsistens | konsistens | consistency ratio
places | plasser | plassar | places
panel | panelet | panelet | the panel
level | nivå | nivå | level
judged | antall som har vurdert | talet som har vurdert | how many judged
counts | antall på hvert nivå | talet på kvart nivå | count of each level
consensus | enighet | einigheit | agreement
peakedness | samling | samling | peakedness
far | langt fra de andre | langt frå dei andre | far from the others
assessor | vurderer | vurderar | assessor
given | svar | svar | answer
others | de andre | dei andre | the others
steps | antall nivåer unna | talet på nivå unna | levels away
left_out | utelatt | utelate | left out
severity | alvorlighet | alvorsgrad | severity
norm | normtabell | normtabell | norm
rule | regel | regel | rule
life_table | dødelighetstabell | dødstabell | life table
measure | mål | mål | measure
expected | forventede gode leveår | venta gode leveår | expected good life years
remaining | gode leveår igjen | gode leveår att | good life years left
shortfall | tapte gode leveår | tapte gode leveår | shortfall
proportional | andel tapt | del tapt | proportional shortfall
class | klasse | klasse | class
weight | vekt | vekt | weight
reference_cost | referansekostnad | referansekostnad | reference cost
currency | valuta | valuta | currency
decided_by | avgjort av | avgjort av | decided by
firmness | hvor sikkert | kor sikkert | firmness
top | andel blant de første | del blant dei første | share among the first
not_judged | ikke vurdert | ikkje vurdert | not judged
pooled | alle samlet | alle samla | all together
stakeholders | part | part | stakeholder
expected_place | gjennomsnittlig plass | gjennomsnittleg plass | mean place
confidence | tillitsfaktor | tillitsfaktor | confidence factor
stability | hvor mye en vekt kan endres | kor mykje ei vekt kan endrast | weight stability
low | lavt | lågt | low
high | høyt | høgt | high
rivals_below | kommer inn under | kjem inn under | comes in below
rivals_above | kommer inn over | kjem inn over | comes in above
tornado | utslag | utslag | swing
input | inngangsverdi | inngangsverdi | input
lead | forsprang | forsprang | lead
changed_judgements | én endret vurdering | éi endra vurdering | one changed judgement
chosen | valgt | valt | chosen
worth_of_knowing_all | verdien av å vite alt | verdien av å vite alt | worth of knowing everything
worth_of_knowing_one | verdien av å vite mer | verdien av å vite meir | worth of knowing more
worth | verdi | verdi | worth
standard_error | standardfeil | standardfeil | standard error
changes | andel med et annet valg | del med eit anna val | share with another choice
portfolio | det beste settet | det beste settet | the best set
shares | andel som finansieres | del som blir finansiert | share that is funded
value | verdi | verdi | value
values | verdi | verdi | value
use | bruk | bruk | use
limits | grense | grense | limit
slack | til overs | til overs | left over
upper_bound | øvre grense for verdien | øvre grense for verdien | upper bound of the value
gap | avstand til øvre grense | avstand til øvre grense | gap
not_assessed | ikke vurdert | ikkje vurdert | not assessed
use_not_known | ukjent bruk | ukjend bruk | use not known
pools | øremerket pott | øyremerkt pott | earmarked pool
pool | pott | pott | pool
limit | grense | grense | limit
amount | beløp | beløp | amount
draws | trekninger | trekningar | draws
count | antall | talet | count
core_index | andel av trekningene | del av trekningane | share of the draws
prices | pris på grensen | pris på grensa | price of the limit
resource | ressurs | ressurs | resource
gained | vunnet verdi | vunnen verdi | value gained
taken_in | kommer inn | kjem inn | comes in
taken_out | går ut | går ut | goes out
shadow_prices | skyggepris | skuggepris | shadow price
price | pris | pris | price
swaps | bytte | byte | swap
value_lost | tapt verdi | tapt verdi | value lost
order_of_buy | kjøpsrekkefølge | kjøpsrekkjefølgje | order of buying
within | andel av trekningene innenfor | del av trekningane innanfor | share of draws within
own_list | egen liste | eiga liste | own list
regret | verditap mot det beste settet | verditap mot det beste settet | value below the best set
fits | får plass | får plass | fits
only_listed | bare på listen | berre på lista | only on the list
only_best | bare i det beste settet | berre i det beste settet | only in the best set
basis | beslutningsgrunnlag | avgjerdsgrunnlag | decision basis
profile | formkrav | formkrav | formality profile
complete | alt som kreves er med | alt som krevst er med | nothing required is missing
parts | del | del | part
fields | felt | felt | field
laws | lovhjemler | lovheimlar | legal provisions
refused | kan ikke beregnes | kan ikkje reknast ut | cannot be worked out
""")
"""By key."""

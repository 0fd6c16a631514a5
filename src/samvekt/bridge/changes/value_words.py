"""What the fixed values of a dossier are called."""

from __future__ import annotations

from samvekt.bridge.changes.table import words_in

VALUES = words_in("""
language.nb | bokmål | bokmål | Norwegian bokmål
language.nn | nynorsk | nynorsk | Norwegian nynorsk
language.en | engelsk | engelsk | English
language.se | nordsamisk | nordsamisk | Northern Sami
language.smj | lulesamisk | lulesamisk | Lule Sami
language.sma | sørsamisk | sørsamisk | Southern Sami
level.political | politisk | politisk | political
level.administrative | administrativt | administrativt | administrative
level.clinical | klinisk | klinisk | clinical
level.national | nasjonalt | nasjonalt | national
profile.practice | øvelse | øving | practice
profile.municipal | kommunalt | kommunalt | municipal
profile.national | nasjonalt | nasjonalt | national
role.professional | fagperson | fagperson | professional
role.user_representative | brukerrepresentant | brukarrepresentant | user representative
role.politician | politiker | politikar | politician
role.leader | leder | leiar | leader
role.other | annet | anna | other
role.benefit | nytte | nytte | benefit
role.severity | alvorlighet | alvorsgrad | severity
role.resources | ressursbruk | ressursbruk | resources
role.cost_per_benefit | kostnad i forhold til nytte | kostnad i høve til nytte | cost per benefit
role.evidence | kunnskapsgrunnlag | kunnskapsgrunnlag | knowledge base
role.risk | risiko | risiko | risk
strength.skal | skal | skal | shall
strength.bør | bør | bør | should
strength.kan | kan | kan | may
change.start | starte | starte | start
change.expand | utvide | utvide | expand
change.keep | videreføre | vidareføre | keep
change.reduce | redusere | redusere | reduce
change.stop | avslutte | avslutte | stop
change.research | utrede | greie ut | research
distinction.prioritising | prioritering | prioritering | prioritising
distinction.rationing | rasjonering | rasjonering | rationing
distinction.efficiency | effektivisering | effektivisering | efficiency
certainty.high | høy | høg | high
certainty.moderate | middels | middels | moderate
certainty.low | lav | låg | low
certainty.very_low | svært lav | svært låg | very low
quality.high | høy | høg | high
quality.moderate | middels | middels | moderate
quality.low | lav | låg | low
quality.very_low | svært lav | svært låg | very low
kind.systematic_review | systematisk oversikt | systematisk oversikt | systematic review
kind.trial | kontrollert studie | kontrollert studie | trial
kind.observational | observasjonsstudie | observasjonsstudie | observational study
kind.registry | register | register | registry
kind.statistics | statistikk | statistikk | statistics
kind.budget | budsjett | budsjett | budget
kind.evaluation | evaluering | evaluering | evaluation
kind.expert_opinion | faglig skjønn | fagleg skjønn | expert opinion
kind.user_experience | brukererfaring | brukarerfaring | user experience
kind.media | medieomtale | medieomtale | media
kind.guideline | faglig retningslinje | fagleg retningslinje | guideline
kind.other | annet | anna | other
kind.good_life_years | gode leveår | gode leveår | good life years
kind.function | funksjon | funksjon | function
kind.coping | mestring | meistring | coping
kind.hours_freed | frigjorte timer | frigjorde timar | hours freed
kind.own | eget utfall | eige utfall | own outcome
kind.operating | drift | drift | operating
kind.investment | investering | investering | investment
kind.both | drift og investering | drift og investering | operating and investment
dimension.physical | fysisk | fysisk | physical
dimension.mental | psykisk | psykisk | mental
dimension.social | sosial | sosial | social
per.option | tiltak | tiltak | option
per.recipient | mottaker | mottakar | recipient
per.institution | virksomhet | verksemd | institution
duration.lasting | varig | varig | lasting
duration.one_off | engangs | eingongs | one-off
perspective.health_service | helsetjenesten | helsetenesta | health service
perspective.patient_and_relatives | pasient, pårørende | pasient, pårørande | patient, relatives
perspective.other_sectors | andre sektorer | andre sektorar | other sectors
basis.marginal | marginalkostnad | marginalkostnad | marginal cost
basis.average | gjennomsnittskostnad | gjennomsnittskostnad | average cost
basis.not_stated | ikke oppgitt | ikkje oppgitt | not stated
method.none | ingen | ingen | none
method.equal | likt for alle kriterier | likt for alle kriterium | equal for all criteria
method.swing_order | rekkefølge etter utslag | rekkjefølgje etter utslag | order by swing
method.swing_ratio | forhold etter utslag | forhold etter utslag | ratio by swing
method.points | fordeling av poeng | fordeling av poeng | points
method.ahp | parvis sammenligning | parvis samanlikning | pairwise comparison
method.knapsack | egen eksakt metode | eigen eksakt metode | own exact method
method.mixed-integer | heltallsprogram | heiltalsprogram | mixed-integer program
method.order | etter rekkefølge | etter rekkjefølgje | by order
share_of.value | verdien | verdien | the value
share_of.options | tiltakene | tiltaka | the options
hard_to_reach.yes | ja | ja | yes
hard_to_reach.no | nei | nei | no
outcome.yes | ja | ja | yes
outcome.no | nei | nei | no
outcome.partly | delvis | delvis | partly
outcome.later | senere | seinare | later
outcome.research | bare i forskning | berre i forsking | only in research
valued.judged | vurdert verdi | vurdert verdi | judged value
valued.good-life-years | gode leveår | gode leveår | good life years
valued.count | flest mulig tiltak | flest mogleg tiltak | as many options as fit
valued.order | rekkefølgen til en regel | rekkjefølgja til ein regel | the order of a rule
status.official | offisiell | offisiell | official
status.local | lokal | lokal | local
status.suggested | foreslått | foreslått | suggested
state.complete | fullstendig | fullstendig | complete
state.partly | delvis | delvis | partly
state.missing | mangler | manglar | missing
state.not_relevant | ikke relevant | ikkje relevant | not relevant
""")
"""By field and value; categories and rules have their words in `core.ranking.result`."""

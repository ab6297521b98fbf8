"""A made-up walk through an orchard, small enough to see every word of it."""

import pytest

from tests.answering.find.bench import Bench, compiled

TEXT = """\
An orchard walk in the hills
Mia Sand opened the orchard walk on 3 May 2021. It drew forty guests. The guide carried a \
copper kettle. A dog barked. Nobody turned back.
The walkers chose the upper path because the river rose. Mia Sand is a geologist from Norway.
In the evening the walkers met in Bonn. The signatories praised the orchard.
"""
ANNOTATION = """\
entities:
  walk: {kind: meeting, name: the orchard walk, aliases: [orchard walk, green ramble]}
  sand: {kind: person, name: Mia Sand, aliases: [Sand]}
  bonn: {kind: place, name: Bonn}
  norway: {kind: country, name: Norway, aliases: [Norwegian]}
facts:
  - id: opened
    subject: walk
    quote: Mia Sand opened the orchard walk
    answer: Mia Sand opened the orchard walk.
    fills:
      who: {text: Mia Sand, kinds: [person], entities: [sand]}
    asks: [who opened the orchard walk, did Sand inaugurate the walk, which person kicked it off]
  - id: day
    subject: walk
    quote: on 3 May 2021
    answer: It was on 3 May 2021.
    fills:
      when: {text: 3 May 2021, kinds: [day], date: {iso: 2021-05-03, text: 3 May 2021}}
    asks: [when was the orchard walk opened, on which day did the walk begin]
  - id: path
    subject: walk
    quote: chose the upper path because the river rose
    answer: They chose the upper path because the river rose.
    fills:
      what: {text: the upper path, kinds: [place]}
      why: {text: because the river rose, kinds: [reason]}
    asks: [why did they choose the upper path, which path did the walkers choose]
  - id: home
    subject: sand
    quote: Mia Sand is a geologist from Norway
    answer: Mia Sand is a geologist from Norway.
    fills:
      where: {text: Norway, kinds: [country, place], entities: [norway]}
      what: {text: a geologist; a climber, kinds: [job]}
    asks: [where does Sand come from, what is the job of Sand]
gaps:
  - id: fee
    subject: walk
    facets: [how-much]
    kinds: [money]
    words: [fee, ticket price, what did it cost]
    says: The article gives no fee.
  - id: lunch
    subject: walk
    facets: [what]
    words: [lunch, sandwiches, what did they eat]
    says: The article does not tell what they ate.
"""


@pytest.fixture(scope="session")
def bench(english, tmp_path_factory):
    return Bench(
        compiled(tmp_path_factory.mktemp("walk"), "walk", TEXT, ANNOTATION), english, "walk"
    )

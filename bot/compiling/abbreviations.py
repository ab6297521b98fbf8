"""Words that end in a full stop without ending a sentence, by how they behave."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAME = _words(
    """
    Mr Mrs Ms Mx Dr Prof Rev Hon Fr Msgr Messrs Mme Mlle Sr Sra Ste Pres Gov Sen Rep Reps Sens
    Govs Atty Supt Amb Sec Asst Assoc Dep Dir Chmn Maj Capt Cpt Cmdr Cdr Col Gen Lt Sgt Cpl Pvt
    Pfc Spc Adm Brig Ens Cmdt Comdr CWO Wg Sqn Flt Insp Det Supt Hr Dott Ing Wm Geo Chas Thos
    Jas Jos Robt Edw Benj lit vs v
    Sgts Gens Cols Lts Majs Capts Cmdrs Adms Gp Cdre Ldr Hptm Obstlt Oberstlt Gén Cmdte Magg Serg
    Amm Luit Kpt
    """
)
"""Titles, ranks and the like: a name follows, never a new sentence."""

BEFORE_NUMBER = _words(
    """
    No Nos no nos Fig Figs fig figs Art Arts art Sec Secs sec Vol vol Vols Ch ch Chap chap Eq eq
    approx incl excl Rs Re N° n° Nº nº
    Ref ref p pp par para c ca cca fl b d r n ed eds est al Op op
    """
)
"""Only an abbreviation where a number follows: "No. 5", "p. 12", "et al. 2020"."""

NEVER_LAST = _words("e.g i.e eg ie cf viz a.k.a aka i.a")
"""What they introduce is in the same sentence."""

MAYBE_LAST = _words(
    """
    St Mt Ft Pt Univ Dept Eng Inc Corp Ltd Co Cos Bros LLC Plc plc Jr Sr Esq Ph.D M.D Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ave
    Blvd Rd Ln Hwy Bldg Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich
    Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo ft lb lbs oz mi km kg hr
    hrs sq avg max dept govt intl etc al Tech Spec Plt Fg Off Adj Kol Obst Ret Sel
    """
)
"""They may end a sentence: only where the next word is one that opens sentences."""

STARTERS = _words(
    """
    The A An This That These Those It He She They We You I His Her Its Their Our My In On At For
    From By With As To Of After Before During While When Where Since Until If Although Though
    But And Or So Yet However Moreover Furthermore Meanwhile Also Both Each Many Most Some
    Several All Not Such There Here Then Today What Who Why How Which Another Other Following
    According Between Among Despite Because Once Now Earlier Later Last Next Every Any Only Even
    Still Thus Therefore Instead Additionally Nonetheless Nevertheless Generally Similarly
    Likewise Certainly Finally Subsequently Initially Currently Recently Previously Overall
    Often Sometimes Usually Perhaps Indeed Hence Consequently Specifically Notably Interestingly
    Of Out Over During Throughout Within Without Through Toward Towards Upon Unlike Like Whereas
    Whether Participants Officials Critics Others Did Does Do Is Are Was Were Can Could Should Has
    Have Had
    """
)
"""Words that open a sentence far more often than they open a name."""

SPEECH_VERBS = _words(
    """
    said says asked asks told added replied answered wrote writes noted explained stated
    declared cried shouted announced warned argued insisted remarked continued recalled
    """
)
"""After a quoted question they go on with the sentence: “Really?” Smith asked."""

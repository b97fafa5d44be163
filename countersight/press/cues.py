# ruff: noqa: E501 - patterns are easier to read unbroken
"""What stands before and behind a company's name, with how much it tells (2 is enough)."""

import re

from countersight.press.lists import alternation

_SELLER = alternation("seller_nouns")
_DEAL = (
    r"(?:contracts?|deals?|agreements?|partnership|orders?|subcontract|subscriptions?|licen[sc]es?|"
    r"arrangement|relationship|ties|memorandum|pact|purchase|award|business|pilots?|trials?|projects?|accounts?)"
)
_WARES = (
    r"(?:software|technolog(?:y|ies)|platforms?|systems?|tools?|cameras?|products?|spyware|services?|apps?|databases?|"
    r"devices?|drones?|towers?|headquarters|customers?|clients?|algorithms?|readers?|equipment|hardware|licen[sc]es?|"
    r"data|network|sensors?|detectors?|goggles|headsets?|balloons?|robots?|towers?|analytics|recorders?|kits?|monitors?|trackers?|scanners?|malware|surveillance|subscription|facial|contracts?|deal)"
)
_STAFF = r"(?:chief executive|spokes\w+|co-?founders?|founders?|executives?|employees|lobbyists?|representatives?|shareholders|shares|stock)"
_NATION = r"(?:[A-Z][\w.-]+(?:-based|-owned|-headquartered)?\s+)?"

# No single mention may decide more than this.
STRONG = 4.0


def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(“\"‘—–-]|(?=,)){pattern}$", re.I)


def _starting(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


BEFORE: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, _ending(pattern))
    for weight, pattern in (
        (2.5, rf"(?:{_SELLER}) (?:is|was|are|were) "),
        (2.0, rf"{_DEAL} between [^.;]{{1,60}}? and (?:the )?"),
        (2.0, r"[$£€][\d.,]+\w*(?: (?:million|billion))?(?: a year| each| apiece)? (?:to|with|from) (?:the )?"),
        (2.0, r"(?:renew|extend|sign|expand)\w*[^.;]{0,60}? with (?:the )?"),
        (1.0, r"(?:with|from|thanks to) (?:the )?"),
        (1.5, r"\*{1,2}"),
        (2.5, r"by the name of "),
        (2.0, r"\b(?:companies|firms|vendors|contractors|suppliers|winners|bidders|makers|providers)\b[^.;:]{0,50}?: "),
        (2.0, rf"(?:awarded|given|granted|handed|went|gone|let) (?:in (?:\w+ )?\d{{4}} |last \w+ |in [A-Z]\w+ |without \w+ )?to (?:the )?{_NATION}"),
        (2.0, r"(?:\bone|another|a second|a third|orders|invoices|bills) (?:with|from) (?:the )?"),
        (2.5, rf"\b[Aa]n? (?:[\w-]+ ){{0,2}}?(?:{_SELLER}|outfit|business) (?:in|from|of|out of|based in) [A-Z][\w.]+(?: [A-Z]\w+){{0,2}}(?:, [A-Z][\w.]+)?, "),
        (2.0, r"(?:spent|placed|lies|sits|rests|awarded|agreement|amendment|contract|renewal|addendum|modification)(?: [Nn]o\. ?\d+)? with (?:the )?"),
        (2.0, r"(?:picks|chooses|hires|selects|names|taps|appoints|appointed) "),
        (2.0, r"^[^:]{3,45}(?:County|City|Council|Police|Sheriff|Department|Probation|Corrections|DOC|Authority|Office)[^:]{0,20}: "),
        (2.0, r"(?:delivered|installed|supplied|provided|made|built|sold|developed) (?:in \d{4}|last year|since \d{4}) by (?:the )?"),
        (2.0, r"[Aa]n? (?:second|third|fourth|fifth|further|new) (?:[a-z-]+ ){1,5}?(?:[a-z]+), "),
        (2.0, r"(?:dropped|ditched|fired|scrapped|axed|dumped|binned|sacked|switched to|signed up|retained|engaged) "),
        (1.5, r"(?:directed|ordered|instructed|told|asked) (?=\Z)"),
        (2.0, r"agreed to (?:pay|buy|acquire)[^.;]{0,40}? (?:for )?"),
        (3.0, rf"(?:{_SELLER})(?:,? (?:called|named|known as|dubbed))?[,:]?\s[“\"‘]?"),
        (2.0, rf"{_DEAL} (?:\w+ ){{0,2}}?(?:with|to) (?:the |an? )?{_NATION}(?:[a-z-]+ ){{0,4}}?"),
        (2.0, rf"{_DEAL} (?:\w+ ){{0,3}}?(?:awarded|given|granted|that went|going) to (?:the )?{_NATION}"),
        (2.0, rf"(?:awarded|paid|paying|pays|hired|tapped|selected|chose|picked|contracted with|contracts with|contracting with|"
              rf"partnered with|partners with|pay|award) (?:to )?(?:the )?{_NATION}"),
        (2.0, rf"(?:purchased|bought|procured|acquired|obtained|licensed|leased|rented|buy|buys|buying|purchase|purchasing|procure|"
              rf"sourced|ordered|leasing|licensing)\b[^.;]{{0,90}}? (?:from|through) (?:the )?{_NATION}"),
        (2.0, rf"(?:made|built|developed|sold|provided|supplied|manufactured|operated|created|owned|offered|marketed|designed|"
              rf"produced|run|maintained|powered|managed) by (?:the )?{_NATION}"),
        (2.0, r"(?:customers?|clients?|users?) of (?:the )?"),
        (2.0, rf"{_WARES} (?:\w+ )?(?:from|by) (?:the )?{_NATION}"),
        (2.0, rf"(?:acquired by|merged with|acquisition of|bought by|takeover of|merger (?:of|with)|subsidiary of|owned by|"
              rf"unit of|division of) (?:the )?{_NATION}"),
        (2.5, rf"[Uu]nder (?:the|a|an|its|this|that) (?:[\\w$£€.,-]+ ){{0,4}}?{_DEAL}, "),
        (2.0, r"(?:signed|contracted|contracts|partnered|went|works?|working|worked) with (?:the )?"),
        (2.0, rf"(?:chosen|chose|picked|selected|hired|tapped|pays|paid) (?:the )?{_NATION}"),
        (1.0, r"(?:companies|firms|vendors|contractors|suppliers|startups|providers)[^.;]{0,60}?(?:like|such as|including|are|were)[^.;]{0,80}?"),
        (1.0, r"(?:using|uses|used|use|via|deploys|deployed|relies on|relied on|queries on|searches on|account with|access to) "),
        (1.5, r"(?:acquired|bought|buys|acquires|acquire|buying|acquiring|merge with|buyout of|purchase of) "),
        (1.0, r"(?:owns|sued|against|contract for|behind) "),
        (2.0, r"\b(?:went|gone|goes) to (?:the )?"),
        (2.0, r"(?:salesm[ae]n|salesperson|rep|representative|lobbyist|consultant|reseller) (?:for|from|of) "),
        (1.5, r"(?:handed|awarded|picked|keep|kept|retain|chose|wears?|fl(?:y|ies|ew|own|ying)|leased|rented|tried|piloted|trialled|uses?|took) (?=\Z)"),
        (1.5, r"(?:what (?:became|has become) of|thanks to|choice of|courtesy of|sold by|in place of|instead of|rather than) "),
        (1.5, r"(?:sits|owns?|and then there is|its real name is|the winner (?:is|was)|winners? (?:are|were)|enter) "),
        (-3.0, r"(?:said|according to|says|told|by) (?:\w+ )?(?:reporter|author|attorney|lawyer|professor|officer|analyst|councilman) "),
        (-1.0, r"(?:told) (?:the )?"),
        (-4.0, r"(?:costs?|costing|charged|charges|billed|bills|saved|saves|owed) (?:the )?"),
        (2.0, r"(?:spen[dt]s?|spending|paid|pays)\b[^.;]{0,50}? on (?:the )?"),
        (-3.5, rf"\b(?:newcomer|{_SELLER}|outfit|fund|rival|group) (?:from|in|out of|based in) "),
        (-4.0, r"\b(?:sheriffs?|police|cit(?:y|ies)|count(?:y|ies)|towns?|villages?|parish(?:es)?|boroughs?|councils?|states?|governments?|ministr(?:y|ies)|authorities|departments?|schools?|officials|prosecutors|districts?|residents|voters|provinces?|ports?) (?:of|in|from|at) (?:the )?"),
        (-4.0, r"\b(?:listed|published|posted|advertised|notices?|entry|entries|database|portal|register|website|site) (?:on|in) (?:the )?"),
        (-3.0, r"(?:, of|, in|out of|based in|near|headquartered in) "),
        (-2.5, r"(?:its|their|the [\w-]+[’']s|[A-Z]\w+[’']s) [“\"]?"),
        (-1.0, r"(?:\bin|\bacross|\bthroughout|\bnear|\bat) "),
        (-4.0, r"(?:reported by|first reported by|reports|obtained by|reviewed by|interview with|according to a report (?:by|from)|"
               r"statement to|seen by|records obtained by|published (?:by|in)) (?:the )?"),
    )
)  # fmt: skip

BEHIND: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, _starting(pattern))
    for weight, pattern in (
        (2.5, r"(?:, through [A-Z][^·]{1,40})? · (?=[^\n]*[$£€]\s?\d)"),
        (2.5, rf", (?:of|from|out of|based in) [A-Z][^,;.]{{1,40}}, an? [^.;,]{{0,60}}?\b(?:{_SELLER})\b"),
        (1.5, r",? (?:wrote|built|developed|designed|runs|operates|mounted|installed|supplies|has tied|is at work|beat|underbid|bid)\b"),
        (2.0, r" to (?:stop|halt|cease|pause|suspend|down tools|stand down)\b"),
        (2.0, r",? (?:of|from|out of) [A-Z]\w+(?: [A-Z]\w+)*,? (?:earned|collected|took|made|is out|is in|won|lost|has|had|was|sold|sells)\b"),
        (2.0, r" (?:earned|collected|took in|billed|invoiced|charged|charges) (?:[a-z]+ ){0,3}?[A-Z]{0,2}[$£€]\d"),
        (2.0, r", which (?:won|lost|held|holds|beat|makes|had the|has the|took over|took|runs|ran|finds|built|supplied|also sells|already)\b"),
        (3.0, rf"(?:,|\s[—–-]|\s?\(|,? which is|,? is| was|,? now)\s?(?:an?|the|one of|arguably|Israel|America|whose|based)\b[^.;]{{0,100}}?\b(?:{_SELLER})\b(?![’'])"),
        (3.0, rf"(?:,|\s[—–(])\s?(?:[\w-]+ ){{0,4}}(?:{_SELLER}) "),
        (3.0, r"\s?[\[(](?:NYSE|NASDAQ|Nasdaq|LSE|LON|TASE|ASX|TSX)[:\s]"),
        (2.5, r",?\s(?:of|based in|headquartered in) [A-Z][\w.]+(?: [A-Z]\w+)?, (?:[A-Z][\w.]+),? (?:was|has been|won|is being|will)"),
        (2.0, rf"[’']s?\s(?:[\w-]+ ){{0,3}}?{_WARES}\b"),
        (1.5, rf"(?:[’']s?)?\s{_STAFF}\b"),
        (1.0, rf"\s(?:[a-z-]+ ){{0,2}}?{_WARES}\b"),
        (2.5, r"(?:,[^.;]{0,80}?,)? (?:has |have |had |also |recently |just |was |were |will be )*(?:won|secured|landed|inked|bagged|clinched|nabbed|taken|lost|"
              r"scored|snagged|wins|secures|lands|signed|received|(?:(?:will |would )?(?:was|were|be|been|being|is|gets?|got)) (?:awarded|contracted|hired|selected|paid|chosen|picked|tapped))\b[^.;]{0,80}?(?:contract|deal|order|award|agreement|lot\b|tender|bid\b|seat|work\b|job\b|business|"
              r"licen[sc]e|\$|£|€|million|billion|tender|grant)"),
        (2.0, r"(?: (?:about|almost|nearly|around|some|over|another|an? additional))? [A-Z]{0,2}[$£€]\d"),
        (1.5, r" (?:for|at) (?:an? (?:cost|price) of )?(?:\w+ ){0,2}?[A-Z]{0,2}[$£€]\d"),
        (2.5, r", whose (?:[\w-]+ ){0,2}?(?:[$£€]\d|software|technology|tools?|platform|system|products?|contract|cameras|spyware)"),
        (2.5, r"[’']s? (?:[\w.]+ )?(?:arm|unit|subsidiary|division|offshoot|parent)\b"),
        (2.0, r"(?:, of [^,.;]{1,40},)? (?:also |currently |already |now |has |have |had |would |will |is |was |been |to )*(?:sells?|selling|sold|makes|supplies|supplied|supplying|"
              r"will keep|will install|will replace|will operate|will deliver|will supply|keep|install|deliver|develops|developed|developing|manufactures|markets|marketed|licenses|offers|builds|built|building|provides|provided|providing|provide|supply|deliver|delivers|operates|specializes|specialises|pitched)\b"),
        (2.0, r",? (?:which|that) (?:[\w]+ ){0,2}(?:sells?|makes|supplies|develops|manufactures|markets|offers|builds|provides|sold|operates|specializes|specialises)\b"),
        (1.0, r" (?:did not|didn[’']t|declined|has not|would not|could not|didn’t)\b[^.;]{0,30}?(?:respond|comment|reply|return|immediately|answer)"),
        (0.5, r" (?:announced|denied|claims|claimed|describes|bills itself|advertises|boasts|touts|says|said)\b"),
        (1.0, r"(?:[’']s?)? (?:CEO|CTO|website|marketing|press release|board)\b"),
        (2.0, r",(?: of [A-Z]\w+(?: [A-Z]\w+)*,)? (?:to|from|with) (?:which|whom)\b"),
        (1.5, r", (?:of|out of|based in) [A-Z]\w+(?:,? [A-Z]\w+)*,"),
        (2.0, r",? (?:which|whom|whose|that) [^,.;]{0,40}?\b(?:pays|paid|sells|hired|uses|used|contracted|bought|buys|employs)\b"),
        (1.0, r"[’']s? [A-Z][a-z]+\b"),
        (2.0, r"[’']s(?=[,.;])"),
        (1.5, r" (?:was|has been|is|will be|had been|were) (?:\w+ )?(?:acquired|bought|taken over|purchased|absorbed|swallowed(?: up)?|snapped up|sold) (?:by|to) "),
        (-4.0, r",? (?:which )?(?:also |has |have |had |already |will |would |must |to )*(?:pay|pays|paying|paid|committed|commits|voted|budgeted|leases|rents|rented|subscribes)\b(?! (?:by|dividends|out dividends)\b)"),
        (-2.5, r",? (?:also |has |have |had |already |previously |reportedly |first |later |then |now )*(?:paid|pays|spent|spends|hired|leased|procured|voted|piloted|contracted with)\b"),
        (-1.5, r",? (?:also |has |have |had |already |previously |reportedly |first |later |then |now )*(?:purchased|bought|uses|used)\b(?! (?:by|in|for|to)\b)"),
        (-5.0, r"[’']s? (?:maker|manufacturer|developer|creator|producer)\b"),
        (2.0, r",? (?:reported|reports|posted|posts) (?:\w+ ){0,3}?(?:revenues?|sales|earnings|profits?|loss(?:es)?|results)\b"),
        (-3.0, r",? (?:reported|reports|revealed|first reported|obtained|disclosed)\b(?! (?:\w+ ){0,3}?(?:revenues?|sales|earnings|profits?|loss(?:es)?|results)\b)"),
        (2.0, r" an? (?:[\w-]+ ){0,3}?[$£€]\d"),
        (2.0, r",? (?:now|itself|since|today) (?:part|owned|a unit|a part|an arm)\b"),
        (1.5, r"[’']s? (?:[A-Z]+[0-9]|[A-Z]-[A-Z0-9]|[A-Z][a-z]+[A-Z0-9])"),
        (1.5, r" (?:gets|got|holds?|has|have|will hold|will keep|keeps|lands?|made|does)\b[^.;]{0,60}?\b(?:contracts?|task order|order|deal|award|licen[sc]es?|work|business|account|tender|lot)\b"),
        (-3.0, r"[’']s? (?:reporting|report|investigation|newsroom|readers|story|article)\b"),
        (-2.0, r",? (?:Act|Amendment|Committee|Airport|Street|University|Bill|Ave)\b"),
    )
)  # fmt: skip

# "36 Falcon Towers" are things; "two Acme drones" are a company's.
COUNTED = re.compile(
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozen|dozens of) $", re.I
)
WARE_BEHIND = re.compile(rf"\s(?:[a-z-]+ ){{0,2}}?{_WARES}\b")

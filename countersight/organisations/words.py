"""Words that say little or nothing about which organisation a name means. Data, not rules."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Legal forms that the name library leaves in place, by measurement on names of the record.
MORE_LEGAL_FORMS = _words("""
    ae chartered co companies company coop cooperative corp corporation corporations cos fzco fze
    incorp kk pa pte pty sal wll
""") | {"professional corporation", "s de rl", "s l"}

# Legal forms that are no word of any name, wherever in it they stand ("Acme, Inc. - Federal").
INNER_FORMS = _words("""
    corp inc incorporated llc llp ltd
""")

# The name library calls these legal forms, but a venture is not the firm it is named after.
VENTURE = _words("""
    jv venture ventures
""")

# Where the company sits, said at the end of its name or in brackets.
COUNTRIES = _words("""
    canada uk us usa
""") | {"united states", "united states of america"}

# Words of legal forms long enough to tell a slip of the pen in them.
FORM_WORDS = _words("""
    aktiengesellschaft association company corporation gesellschaft incorporated liability limited
    partnership
""")

# The same in brackets alone.
STATES = _words("""
    ak al alabama alaska ar arizona arkansas az ca california co colorado connecticut ct dc de
    delaware fl florida ga georgia guam hawaii hi ia id idaho il illinois in indiana iowa kansas
    kentucky ks ky la louisiana ma maine maryland massachusetts md me mi michigan minnesota
    mississippi missouri mn mo montana ms mt nc nd ne nebraska nevada nh nj nm nv ny oh ohio ok
    oklahoma or oregon pa pennsylvania ri sc sd tennessee texas tn tx ut utah va vermont virginia
    vt wa washington wi wisconsin wv wy wyoming
""") | {"new york", "new jersey", "new mexico", "north carolina", "south carolina"}

# Where an arm of a company works, said in its name.
REGIONS = _words("""
    africa america americas apac asia asiapacific emea eurasia europe european gulf iberia latam
    london scandinavia
""")

# They stand in either spelling of one name: "Outside the Box", "Outside Box".
FILLERS = _words("""
    and of the
""")

# How the arm of a company that sells to government ends its name, and the words that tell it.
GOVERNMENT_ARMS = _words("""
    civil defense federal gov government public sector services solutions special systems
    technologies technology us usg
""")

# Of those, the words that make it one.
GOVERNMENT_WORDS = _words("""
    federal gov government public special usg
""")

# Words of business that many names share; the record's own counts add to them.
GENERIC = _words("""
    advanced advisors advisory aerospace affiliates agency air alliance allied america american
    analytics applied architects associates association atlantic auto aviation bank black blue
    body border brothers building business capital care center central centre century certified
    city civil clean cloud college commercial communication communications community computer
    computers concepts construction consultants consulting contracting contractors control
    controls county custom customs cyber data defense delta department design detention
    development digital direct distribution eagle east eastern electric electrical electronics
    elite emergency energy enforcement engineering engineers enterprise enterprises
    environmental equipment excellence executive express facilities facility federal financial
    fire first fleet force foreign forensic forensics foundation freedom fund general global
    gold government green group guard hardware health high home homeland human ice icon
    immigration individual industrial industries industry information infrastructure innovation
    innovative inspection institute integrated integration intelligence interactive
    international investigations investment it joint justice jv laboratories laboratory labs law
    legal liberty life logistics maintenance management manufacturing maritime marketing media
    medical metro mobile motion motor motors name national network networks new north northern
    office one online operations optical pacific parking partners partnership people phoenix
    pioneer planning point police power precision premier prime private pro production
    productions products professional program project property protection public quality radio
    rapid red regional relations rental rentals repair reporting research resource resources
    risk safety sales school science sciences scientific secure security service services shop
    smart social society software solution solutions south southern southwest special
    specialists staffing standard star state states strategic strategies strategy summit
    supplier supplies supply support surveillance system systems tactical target team tech
    technical technologies technology telecom telecommunications texan texas total tower
    training transport transportation travel truck trust union united universal university urban
    us usa usg valley vehicle vendor venture ventures video vision west western wireless
    withheld works world worldwide
""")

# What stands in the field for a name where the record names nobody. As family keys.
PLACEHOLDERS = frozenset({
    "miscellaneous foreign awardees", "miscellaneous foreign contractors", "foreign awardees",
    "foreign awardees undisclosed", "domestic awardees undisclosed", "name withheld", "redacted",
    "government agency name withheld", "redacted due to pii", "multiple recipients", "various",
    "multiple vendors", "multiple foreign recipients", "vendor name withheld", "various vendors",
    "small business consortium", "not available", "unknown", "undisclosed", "none",
    "undisclosed recipients",
})  # fmt: skip

# Shown in capitals in a readable name; everything else gets one capital.
CAPITALS = _words("""
    ag ai bv gmbh hvac ii iii it iv jv k9 llc llp lp nv pa pc plc pllc sa uk us usa usg
""")

# Shown without a capital inside a name.
SMALL = _words("""
    and at de del for in la of on the
""")

# One way to write a word of business that has several.
ABBREVIATIONS = {
    "assoc": "associates",
    "assocs": "associates",
    "bros": "brothers",
    "ctr": "center",
    "centre": "center",
    "dept": "department",
    "dev": "development",
    "est": "establishment",
    "fort": "ft",
    "mount": "mt",
    "saint": "st",
    "eng": "engineering",
    "engr": "engineering",
    "govt": "government",
    "grp": "group",
    "ins": "insurance",
    "int": "international",
    "intl": "international",
    "mfg": "manufacturing",
    "mgmt": "management",
    "mgt": "management",
    "natl": "national",
    "svc": "services",
    "svcs": "services",
    "svs": "services",
    "sys": "systems",
    "univ": "university",
}

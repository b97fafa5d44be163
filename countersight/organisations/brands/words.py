"""Words around a name that tell whether its bearer is what is bought. Data, not rules."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is handed over under a maker's name.
GOODS = _words("""
    access accessories accessory aircraft airframe amplifier amplifiers analyzer analyzers
    antenna antennas appliance appliances application applications armor atv atvs backup backups
    base batteries battery binoculars bipod blade boat boats bot bracket brand bundle cable
    cables camera cameras canines canopy card cards cartridge cartridges cellphone chair chairs
    charger chargers chassis client cloud computer computers connector console consumables
    controller controllers copier copiers cpu cradle database databases desktop desktops
    detector detectors device devices display displays dock docking docks drive drives drone
    drones edition editions encoder encoders engine engines equipment feed firewall firewalls
    flashlight flashlights gear goggles gps guns handheld handhelds handset handsets hardware
    headset headsets helmet helmets holster holsters hosting hub hubs imager imagers instrument
    instruments keyboard keyboards kit kits laptop laptops laser lasers lens lenses licence
    licences license licensed licenses licensing light lights machine machines maint maintenance
    maintnence mfd mfds microphone microphones microscope minitower minitowers mobile model
    models modem modems module modules monitor monitors motorcycle motorcycles mount mounts
    network notebook notebooks optic optics package packages pager part parts pc pcs peripheral
    peripherals phone phones pistol pistols platform plotter plotters printer printers processor
    product products projector projectors rack racks radar radars radio radios reader
    readers receiver receivers recorder recorders renew renewal renewals repair repairs repeater
    repeaters rifle rifles robot robots router routers saas scanner scanners scope scopes seat
    seats sensor sensors series server servers shotgun shotguns sight sights silencer smartphone
    smartphones software solution spectrometer spectrometers storage subsciption subscription
    subscriptions suite suppressor sut suv suvs switch switches switchs system systems tablet
    tablets tech telephone telephones television televisions toner tool tools tracker trackers
    trailer trailers transceiver transceivers transmitter transmitters truck trucks tv tvs uas
    uav unit units upgrade upgrades ups user users utv utvs van vans vehicle vehicles version
    warranties warranty weapon weapons workstation workstations
""")

# Of those, what is sold under the name of a brand often enough to tell that a word is one.
TELLING = _words("""
    appliance appliances edition hardware laptops licence licences license licenses licensing
    notebooks renewal renewals router routers saas servers software subsciption subscription
    subscriptions switches tablets workstation workstations
""")

# Goods and work that are of the thing that they are for: "licences for X", "upkeep of X".
RIGHTS = TELLING | _words("""
    access database databases hosting maint maintenance maintnence part parts repair repairs renew
    saas seat seats solution suite system systems unit units upgrade upgrades user users warranties
    warranty
""")

# Work that a supplier does itself, whoever made the thing that it works on.
SERVICES = _words("""
    administration administrator administrators analyst analysts architect architects assessment
    coaching configuration consultant consultants consulting customization developer developers
    development engineer engineering engineers enhancement enhancements implementation
    integration integrator migration modernization operation operations personnel professional
    programmer programmers service services staff staffing support transition
""")

# They may stand between a name and what is bought.
BETWEEN = _words("""
    additional annual brand bulk commercial corporate enterprise full gen generation government
    mobile new one online perpetual premier premium pro professional series single site standard
    subscription term ultimate unlimited various year years
""")

# Behind these begins another thought.
STOPS = _words("""
    after against allow allowing allows also although an and are as at because before being by
    during enable enables enabling ensure ensuring for from has have in including into is it of
    off on onto or per so that the their these this through to under until used using utilized
    via was where which while will with within
""")

# What is said of a thing bought; a name behind them is that thing.
BUYING = _words("""
    acquire acquires acquiring award awarded buy buying delivery obtain order procure procured
    procurement procures procuring provide provided provides purchase purchased purchases
    purchasing renew renewal renewals renewed renewing renews replacement supplies supply
    supplying
""")

# From here on a sentence tells what the thing is for, and names in it may be anybody's.
PURPOSE = _words("""
    allow allowing allows compatible enable enables enabling ensure ensures ensuring existing
    formerly integrate integrates integrating interface interfaces legacy supporting supports
    that use used useful uses utilized where which
""")

# Two words before a name, behind which it is not the thing bought.
NOT_BOUGHT = (
    ("compatible", "with"),
    ("replace", "existing"),
    ("replacing", "existing"),
    ("existing", ""),
    ("fit", ""),
    ("fits", ""),
    ("lieu", "of"),
    ("instead", "of"),
    ("use", "with"),
    ("used", "with"),
    ("work", "with"),
    ("works", "with"),
    ("behalf", "of"),
    ("subcontractor", ""),
    ("formerly", ""),
)

# Behind a name they make it a place or a buyer.
PLACES = _words("""
    airport ave avenue boulevard branch bridge building campus centre city college county
    court courthouse dam district facilities facility garrison hangar highway hospital
    hotel island jail lake location locations office park prison ranch road school sector
    stadium station street terminal university valley village warehouse
""")

# Makers are told outright behind these.
OUTRIGHT = (
    ("manufactured", "by"),
    ("made", "by"),
    ("developed", "by"),
    ("produced", "by"),
    ("sourced", "by"),
    ("brand", "name"),
    ("equal", "to"),
    ("oem", ""),
    ("manufacturer", ""),
    ("mfr", ""),
)

# Short forms of the trade and of its buyers that stand before goods and are nobody's name.
TRADE = _words("""
    acl acor adp aed afis atak ahpde amb ammo amoc apfs api ar ballistic barcode bdu bpa brl bwc cac
    calea caper cbp cbrne cctv cdm ces cic civ clin clins cots cpap cpu crm cwms cyber
    datacenter dea deob dhcp dhs dna dns dvd dvr ecm edr egov ehr ela emr ero erp ess etl ewms
    ews ffms fips firstsource fis foia forensic fsii gfe gis gps gsa gui hd hdd hdmi hids hidta
    hrm hsi hubzone hvac hw iad icam ice icm idiq ids idvrs igf ihsc ils ims iot ip ipp irs isr
    iss it itam itsm itsr jr k9 kvm lan lcd led lidar lmr lpr ltl maint mdm mep mfd mfds mfp
    mrap ms mssp multifunction nac nas nfr ngfw nii noc nvg nvr oam ocfo ocio ocr oem ofo oft
    oftp oit opla opr osint oy1 oy2 oy3 oy4 paas pacs pbx pc pcs pii pin pir piv pki poe pos ppe
    pv qty ram rfid rgv rmm rpa rpms rvss saas sar sas sata scif sdd sdwan sevis sevp siem sip
    sme soc srt ssd ssl sso stb suas sudas sw swb tac taccom tak techops tecs telecom tv tvs uas uav
    ugs uhf ups usb usbp utv vdi vhf voip vpn vr vtc wan wifi wireless xray
""")

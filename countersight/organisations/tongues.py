"""Words of business, places and legal forms in other scripts and languages. Data, not rules.

What a line begins with is what its words mean in English.
"""


def _table(text: str) -> dict[str, str]:
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {word: said.strip() for said, _, words in lines for word in words.split()}


def _longest_first(words: dict[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))


# Scripts without spaces write the legal form on the name: it is set apart.
GLUED_FORMS = _longest_first(
    _table("""
    co ltd: 股份有限公司 有限责任公司 有限責任公司 有限公司 股份公司 주식회사 ㈜
    company: 公司
    kk: 株式会社 （株） (株)
    yk: 有限会社
    llc: 유한회사 合同会社
    group: 集团 集團 그룹
    """)
) | {
    # Romanised forms that stand in no list of the name library.
    "Gufen Youxian Gongsi": "co ltd",
    "Youxian Zeren Gongsi": "co ltd",
    "Youxian Gongsi": "co ltd",
    "Kabushiki Kaisha": "kk",
    "Jusik Hoesa": "co ltd",
}

# Other words of such scripts, wherever in a name they stand.
GLUED = _longest_first(
    _table("""
    holdings: 控股 홀딩스
    technology: 技术 技術 科技 기술
    information: 信息 資訊 정보
    network: 网络 網絡
    communication: 通信 通讯 通訊 통신
    telecommunications: 电信 電信
    software: 软件 軟件
    digital: 数字 數字 디지털
    data: 数据
    electronics: 电子 電子 전자
    electric: 电气 電気 電機 电器 전기
    semiconductor: 半导体 半導體 반도체
    equipment: 设备 設備
    instruments: 仪器 儀器
    machinery: 机械 機械 기계
    manufacturing: 制造 製造
    works: 製作所
    industries: 工业 工業 산업
    heavy industries: 重工业 重工業 重工 중공업
    motor: 汽车 汽車 自動車 자동차
    shipbuilding: 造船 船舶 조선
    shipping: 海运 海運 航运 航運 해운
    aviation: 航空 항공
    aerospace: 航天 宇航
    railway: 铁路 鐵路 鉄道
    steel: 钢铁 鋼鐵 製鉄 제철
    mining: 矿业 礦業 鉱業
    coal: 煤炭
    petroleum: 石油 석유
    natural gas: 天然气 天然氣
    energy: 能源 에너지
    power: 电力 電力 전력
    nuclear: 核电 核工业
    chemical: 化工 化学 化學 화학
    pharmaceutical: 制药 製藥 製薬 医药 제약
    biological: 生物 바이오
    medical: 医疗 醫療
    construction: 建设 建設 建筑 建築 건설
    engineering: 工程 엔지니어링
    real estate: 房地产 不動産
    trading: 贸易 貿易 商事 무역
    import: 进口
    export: 出口
    investment: 投资 投資 투자
    bank: 银行 銀行 은행
    insurance: 保险 保險 保険 보험
    securities: 证券 證券 証券 증권
    trust: 信托 信託
    logistics: 物流 물류
    security: 安全 保安
    international: 国际 國際 국제
    national: 国家 國家
    university: 大学 大學 대학교
    institute: 研究院 研究所 연구소
    academy: 科学院
    china: 中国 中國
    japan: 日本
    korea: 한국 韩国 대한
    hong kong: 香港
    taiwan: 台湾 臺灣
    beijing: 北京
    shanghai: 上海
    shenzhen: 深圳
    guangzhou: 广州 廣州
    guangdong: 广东
    hangzhou: 杭州
    zhejiang: 浙江
    jiangsu: 江苏
    nanjing: 南京
    suzhou: 苏州
    wuhan: 武汉
    hubei: 湖北
    hunan: 湖南
    sichuan: 四川
    chengdu: 成都
    chongqing: 重庆
    tianjin: 天津
    shandong: 山东
    qingdao: 青岛
    dalian: 大连
    liaoning: 辽宁
    harbin: 哈尔滨
    xian: 西安
    fujian: 福建
    xiamen: 厦门
    anhui: 安徽
    hebei: 河北
    henan: 河南
    xinjiang: 新疆
    seoul: 서울
    tokyo: 東京
    osaka: 大阪
    """)
)

# Whole words, in their own letters or in Latin ones.
WORDS = _table("""
    company: شركة الشركة شرکت شركه חברת компания компанія εταιρεία εταιρία
    group: مجموعة گروه קבוצת группа група όμιλος
    bank: بنك بانک البنك مصرف בנק банк τράπεζα
    national: الوطنية الوطني לאומי национальный национальная національний
    national: національна εθνική εθνικό
    central: المركزي مرکزی центральный центральний κεντρική
    industries: الصناعات للصناعات صنایع תעשיות
    industrial: الصناعية صنعتی промышленная промышленный промислова
    trading: للتجارة التجارية التجارة بازرگانی торговый торговая торгова
    general: العامة العام عمومی
    international: الدولية الدولي בינלאומי международный міжнародний διεθνής
    systems: أنظمة نظم מערכות системы системи συστήματα
    technology: التكنولوجيا تقنية فناوری טכנולוגיות технологии технології τεχνολογίες
    advanced: المتقدمة מתקדמות
    engineering: الهندسية مهندسی הנדסה инжиниринг
    construction: المقاولات للمقاولات ساختمانی строительная будівельна
    oil: النفط نفت
    petroleum: البترول للبترول πετρέλαια
    gas: الغاز گاز גז газ
    energy: الطاقة انرژی אנרגיה энергия
    electricity: الكهرباء برق חשמל
    telecommunications: الاتصالات للاتصالات مخابرات
    insurance: التأمين للتأمين بیمه ביטוח страхование
    airlines: الخطوط هواپیمایی авиалинии авіалінії αερογραμμές
    aviation: الطيران للطيران תעופה авиация
    airport: مطار مطارات аэропорт аеропорт
    shipping: الملاحة کشتیرانی
    university: جامعة دانشگاه אוניברסיטת университет університет πανεπιστήμιο
    ministry: وزارة وزارت משרד министерство міністерство υπουργείο
    defence: الدفاع دفاع הביטחון обороны оборони άμυνας
    interior: الداخلية کشور внутренних внутрішніх
    health: الصحة بهداشت הבריאות здравоохранения здоров’я
    finance: المالية финансов фінансів
    justice: العدل دادگستری юстиции юстиції
    foundation: مؤسسة بنیاد קרן фонд
    institute: معهد מכון институт інститут ινστιτούτο
    centre: مركز مرکز מרכז центр κέντρο
    concern: концерн
    factory: مصنع کارخانه завод фабрика
    saudi: السعودية
    iran: ایران إيران
    iraq: العراق
    egypt: مصر
    syria: سوريا
    libya: ليبيا
    qatar: قطر
    kuwait: الكويت
    emirates: الإمارات
    israel: ישראל לישראל
    russia: россия россии російської
    ukraine: украина украины україна україни
    belarus: беларусь беларуси
    kazakhstan: казахстан казахстана
    greece: ελλάδα ελλάδος ελλάδας ellados
    russia: rossiya rossii
    ukraine: ukrainy ukraini ukraina
    belarus: belarusi
    poland: polska polski
    defence: oborony oboroni
    headquarters: hq
    """)

# What words mean that the name library does not know, by a name of our own for the meaning.
MEANINGS = {
    word: meaning.upper()
    for word, meaning in _table("""
    university: university universidad universite universita universitaet universitat
    university: universidade uniwersytet universitet
    ministry: ministry ministerio ministere ministero ministerium ministerstvo ministerstwo
    institute: institute instituto institut istituto instytut
    hospital: hospital hopital ospedale krankenhaus szpital bolnitsa
    insurance: insurance seguros assurances assurance assicurazioni versicherung
    insurance: versicherungen strakhovanie
    railway: railway railways ferrocarriles ferrovie bahn
    airline: airline airlines airways aerolineas
    foundation: foundation fundacion fondation fondazione stiftung fundacja fundacao
    association: association asociacion associazione associacao verein assotsiatsiya
    municipality: municipality municipio municipalidad commune comune
    school: school escuela ecole scuola schule
    library: library biblioteca bibliotheque bibliothek
    factory: factory fabrica fabrik usine fabbrica zavod
    national: national nacional nazionale nationale natsionalny natsionalnyi natsionalnyy
    national: narodni narodowy krajowy
    central: central centrale zentral tsentralny tsentralnyi centralny
    health: health salud sante salute gesundheit saude zdravookhraneniya zdrowia
    defence: defence defense defensa difesa defesa verteidigung obrony
    statistics: statistics estadistica statistique statistica statistik statistiki
    engineering: engineering ingenieria ingenierie ingegneria ingenieurwesen inzheniring
    engineering: engenharia
    agriculture: agriculture agricultura agricoltura landwirtschaft rolnictwa
    finance: finance finanzas finances finanze finanzen finansov financas
    education: education educacion istruzione bildung obrazovaniya educacao
    justice: justice justicia giustizia justiz yustitsii justica
    transport: transport transporte transportes trasporti verkehr transporta
    steel: steel acero acier acciaio stahl stal aco aceros
    mining: mining minera miniere bergbau gornaya mineracao minas
    petroleum: petroleum petroleo petroleos petrole petrolio erdoel neft petrelaia
    electricity: electric electricidad electricite elettrica elektrizitaet electrica
    pacific: pacific pacifico pacifique pazifik
    atlantic: atlantic atlantico atlantique atlantik
    north: north norte nord severny
    south: south sur sud suedlich yuzhny
    northern: northern septentrional severnaya
    saint: st saint santa sankt san
    company: company compania compagnie compagnia companhia kompaniya sharikat sharika
    company: gesellschaft
    water: water agua eau acqua wasser
    research: research investigacion recherche ricerca forschung issledovatelsky
    development: development desarrollo developpement sviluppo entwicklung razvitiya
    trade: trade trading comercio commerce commercio handel torgovy
    works: works werke seisakusho
    authority: authority autoridad autorite autorita behoerde
    airport: airport aeropuerto aeroport aeroporto flughafen
    """).items()
}

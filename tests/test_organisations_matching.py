"""`organisations match`: pairs of organisations, told together or apart, with reasons."""

import json
from typing import Any

import pytest

from countersight.organisations.likeness import alike
from countersight.organisations.matching import THRESHOLD, Party, match
from tests.walk import Answer, countersight

ONE, OTHER = "AAAAAAAAAAA1", "BBBBBBBBBBB2"


def asked(*pairs: tuple[dict[str, Any], dict[str, Any]]) -> list[dict[str, Any]]:
    lines = "\n".join(json.dumps({"left": left, "right": right}) for left, right in pairs)
    answer = countersight("organisations", "match", "--json", stdin=lines.encode())
    assert answer.code == 0, answer.err
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kestrel Optik GmbH", "KESTREL OPTIK Gesellschaft mit beschränkter Haftung"),
        ("ООО «Северная звезда»", "OOO Severnaya Zvezda"),
        ("Aceros del Norte, S.A. de C.V.", "ACEROS DEL NORTE"),
        ("Müller Werkzeugbau GmbH", "Mueller Werkzeugbau"),
        ("Los Alamos Technical Associates Inc", "LATA"),
        ("Heron Holdings LLC d/b/a Blue Ridge Uniforms", "Blue Ridge Uniforms"),
        ("Platte, County of", "Platte County"),
        ("Kestrel Intl Mfg Co", "Kestrel International Manufacturing Company"),
        ("Road Runner Maps", "RoadRunner Maps LLC"),
        ("Northwind Enginering", "Northwind Engineering LLC"),
        ("Universidad Nacional de Colombia", "National University of Colombia"),
        ("Metallurgical Plant No. 12", "Metallurgical Plant #12"),
        ("KESTREL OPTICS LLC-3", "Kestrel Optics LLC"),
        ("浙江明日电子科技股份有限公司", "Zhejiang Mingri Electronic Technology Co., Ltd."),
        ("태양전자 주식회사", "Taeyang Electronics Co Ltd"),
        ("شركة النور للتجارة", "Al Noor Trading Company"),
        ("Министерство обороны Украины", "Ministry of Defence of Ukraine"),
        ("KESTREL OPTICS INCOPORATED", "Kestrel Optics Inc"),
        ("Kestrel Optik AkG", "Kestrel Optik AG"),
        ("K2Heron Technologies", "K2 Heron Technologies Inc"),
        ("Brigade Forty 4", "Brigade 44"),
        ("Minas de Oruro S.A.", "MDOSA"),
        ("LATA Washington", "Los Alamos Technical Associates Inc"),
        ("Kestrel Europe", "Kestrel Sp. z o.o."),
        ("Heron Handelsbank (Schweiz) AG", "Heron Handelsbank AG"),
        ("WILLOW, ASHDOWN & COMPANY - DC, LLP", "Willow Ashdown & Co"),
    ],
)
def test_one_organisation_under_two_names(left: str, right: str) -> None:
    assert match(Party(left), Party(right)).same
    assert match(Party(right), Party(left)).same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Paragon Solutions (US) Inc", "Paragon Systems Inc"),
        ("Paragon Solutions (US) Inc", "Paragon Professional Services LLC"),
        ("Paragon Solutions (US) Inc", "Paragon Micro Inc"),
        ("Clearview AI, Inc.", "Kharon Clearview"),
        ("Magnet Forensics", "Magnet Your Event LLC"),
        ("BI2 Technologies", "B.I. Incorporated"),
        ("No. 5 Factory", "No. 7 Factory"),
        ("Bank of Latvia", "Bank of Lithuania"),
        ("Kestrel Optics France SARL", "Kestrel Optics Germany GmbH"),
        ("Department of Physics, Utrecht University", "Department of Law, Utrecht University"),
        ("Security Solutions LLC", "Security Services LLC"),
        ("ООО «Северная звезда»", "OOO Severny Veter"),
        ("Heron Fund II LP", "Heron Fund III LP"),
        ("Kestrel Health Technology Co., Ltd.", "Kestrel Information Technology Co., Ltd."),
        ("Heron Bank", "Heron Bank Chile"),
        ("KLM International", "K.L.M. Company"),
        ("Kestrel Corvus Sweden", "Kestrel Sweden"),
        ("浙江明日电子科技股份有限公司", "Zhejiang Zuori Electronic Technology Co., Ltd."),
        ("Kestrel Ink", "Kestrel Foods Inc"),
    ],
)
def test_near_names_stay_apart(left: str, right: str) -> None:
    assert not match(Party(left), Party(right)).same
    assert not match(Party(right), Party(left)).same


def test_identifiers_decide_where_both_sides_have_them() -> None:
    renamed = match(Party("Lark Prisons Inc", uei=ONE), Party("Heron Care LLC", uei=ONE))
    assert renamed.same
    assert "the same UEI (+9.0)" in renamed.why
    assert not match(Party("Lark Inc", uei=ONE), Party("Lark Inc", uei=OTHER)).same


def test_a_country_and_a_place_weigh_beside_the_name() -> None:
    bare = match(Party("Lark Group"), Party("Lark Group Services"))
    near = match(
        Party("Lark Group", city="Reno", country="USA"),
        Party("Lark Group Services", city="RENO", country="us"),
    )
    far = match(Party("Lark Group", country="USA"), Party("Lark Group", country="Germany"))
    assert far.score < bare.score < near.score
    assert "another country (-3.0)" in far.why


def test_an_alias_is_a_name() -> None:
    assert match(Party("Heron Care", aliases=("Lark Prisons Inc",)), Party("LARK PRISONS")).same


def test_the_answer_has_its_form() -> None:
    [answer] = asked(({"name": "Lark Inc"}, {"name": "Lark LLC", "colour": "ignored"}))
    assert answer.keys() == {"same", "score", "why"}
    assert answer["same"] is (answer["score"] >= THRESHOLD) is True
    assert all(isinstance(why, str) for why in answer["why"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: no left and right"),
        ('{"left": {"name": "A"}}', "line 2: no left and right"),
        ('{"left": "A", "right": {"name": "B"}}', "line 2: left is no object"),
        ('{"left": {"name": ["A"]}, "right": {"name": "B"}}', "line 2: left.name"),
        ('{"left": {"name": "A", "uei": []}, "right": {"name": "B"}}', "line 2: left.uei"),
        ('{"left": {"name": "A", "aliases": 1}, "right": {"name": "B"}}', "line 2: left.aliases"),
    ],
)
def test_a_bad_line_is_named_and_the_lines_before_it_are_answered(line: str, said: str) -> None:
    good = '{"left": {"name": "A Ltd"}, "right": {"name": "A"}}'
    answer: Answer = countersight(
        "organisations", "match", "--json", stdin=f"{good}\n{line}\n".encode()
    )
    assert answer.code == 3
    assert said in answer.err
    assert len(answer.out.splitlines()) == 1


def test_a_side_without_a_name_is_answered_by_what_else_is_known() -> None:
    sides = ({"name": None}, {}, {"name": " "}, {"name": None, "uei": ONE})
    other = {"name": "Lark Inc", "uei": ONE}
    answers = asked(*((side, other) for side in sides))
    assert [answer["same"] for answer in answers] == [False, False, False, True]
    assert "a name says nothing" in answers[0]["why"]


def test_names_that_say_nothing_are_no_match() -> None:
    assert alike("…", "Acme").score == 0
    assert not match(Party("!!!"), Party("???")).same

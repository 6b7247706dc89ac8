#!/usr/bin/env python3
"""sen2_make.py PERSONS: a well-formed SEN2 return of 2026 of made-up children in 1,500 settings, to standard output."""
import sys

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"


def upn(n):
    digits = f"990{n:09d}"
    return ALPHABET[sum(int(d) * (i + 2) for i, d in enumerate(digits)) % 23] + digits


def person(n):
    year = 2006 + n % 14
    return f"""<Person>
<Surname>Family{n}</Surname><Forename>Given{n}</Forename><PersonBirthDate>{year}-0{1 + n % 9}-1{n % 9}</PersonBirthDate>
<Sex>{"MF"[n % 2]}</Sex><Ethnicity>WBRI</Ethnicity><PostCode>LK1 1AA</PostCode><UPN>{upn(n)}</UPN>
<Requests><ReceivedDate>2024-03-0{1 + n % 9}</ReceivedDate><RequestSource>{1 + n % 2}</RequestSource><RYA>0</RYA>
<RequestOutcomeDate>2024-04-1{n % 9}</RequestOutcomeDate><RequestOutcome>Y</RequestOutcome><RequestMediation>0</RequestMediation><RequestTribunal>0</RequestTribunal>
<Assessment><AssessmentOutcome>Y</AssessmentOutcome><AssessmentOutcomeDate>2024-07-0{1 + n % 9}</AssessmentOutcomeDate><AssessmentMediation>0</AssessmentMediation>
<AssessmentTribunal>0</AssessmentTribunal><OtherMediation>0</OtherMediation><OtherTribunal>0</OtherTribunal><Week20>0</Week20>
<NamedPlan><StartDate>2024-07-0{1 + n % 9}</StartDate><PlanDetail><URN>99{n % 1500:04d}</URN><PlacementRank>1</PlacementRank>
<SENunitIndicator>0</SENunitIndicator><ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlanDetail><PB>0</PB><OA>0</OA></NamedPlan></Assessment>
<ActivePlans><PlacementDetail><URN>99{n % 1500:04d}</URN><PlacementRank>1</PlacementRank><EntryDate>2024-09-02</EntryDate>
<SENunitIndicator>0</SENunitIndicator><ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlacementDetail>
<SENneed><SENtype>ASD</SENtype><SENtypeRank>1</SENtypeRank></SENneed><SENneed><SENtype>SLCN</SENtype><SENtypeRank>2</SENtypeRank></SENneed>
<ReviewMeeting>2025-06-0{1 + n % 9}</ReviewMeeting><ReviewOutcome>M</ReviewOutcome></ActivePlans></Requests>
</Person>
"""


print("""<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>2026</Year><ReferenceDate>2026-01-15</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>330</LEA><SoftwareCode>Made up</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>
<DateTime>2026-01-20T10:00:00</DateTime><DMO>Y</DMO><DCO>Y</DCO><DSCO>R</DSCO></Source></Header><Persons>""")
for n in range(int(sys.argv[1])):
    sys.stdout.write(person(n))
print("</Persons></Message>")

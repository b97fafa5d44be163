-- What the texts of each award hold of the evidence that was looked for. `tells`: it says what the
-- award buys, though it be nothing of the taxonomy.
create temp table found as
select
  s.award_key, s.place, s.text, s.action_key, s.action_date,
  r.words, b.position, b.capability, b.basis, b.strength, b.alone,
  b.basis in ('company', 'supplier', 'maker') as named,
  s.place = 'text' and not alone and not named as tells
from said s
join read_evidence r using (place, text)
join borne_evidence b using (position)

SELECT award.*
FROM award
SEMI JOIN (SELECT award_key FROM award_supplier WHERE organisation_id = $id) AS own USING (award_key)

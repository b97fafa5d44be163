SELECT award.*
FROM award
SEMI JOIN (SELECT award_key FROM capability WHERE capability = $id) AS borne USING (award_key)

SELECT *
FROM award
WHERE upper(parent_piid) = upper($vehicle) AND ($but IS NULL OR award_key <> $but)

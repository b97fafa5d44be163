-- What joined the records of an organisation, and what it was weighed against: each pair of names
-- and numbers once, by the strongest of its ties.
WITH tie AS (
    SELECT o AS organisation_id, organisation_join.*,
        (score, basis, left_organisation, right_organisation, why) AS place
    FROM organisation_join, unnest(list_distinct([left_organisation, right_organisation])) AS t (o)
    WHERE list_contains($ids, o)
        AND (left_name <> right_name OR left_identifier IS DISTINCT FROM right_identifier)
)

SELECT organisation_id, left_name, left_identifier, right_name, right_identifier,
    arg_max(same, place) AS same, max(score) AS score, any_value(threshold) AS threshold,
    arg_max(basis, place) AS basis, arg_max(why, place) AS why,
    arg_max(left_organisation, place) AS left_organisation,
    arg_max(right_organisation, place) AS right_organisation
FROM tie
GROUP BY organisation_id, left_name, left_identifier, right_name, right_identifier
ORDER BY organisation_id, same DESC, score DESC, left_name, right_name, left_identifier,
    right_identifier

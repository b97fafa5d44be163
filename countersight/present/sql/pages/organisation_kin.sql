-- Records that were weighed against this organisation's: joined into it, or held apart, and why.
WITH weighed AS (
    SELECT left_name AS own_name, right_name AS name, right_organisation AS organisation_id,
        same, score, why
    FROM organisation_join
    WHERE left_organisation = $id
    UNION ALL
    SELECT right_name, left_name, left_organisation, same, score, why
    FROM organisation_join
    WHERE right_organisation = $id AND left_organisation <> $id
)
SELECT own_name, name, organisation_id, same, score, why
FROM weighed
ORDER BY same DESC, score DESC, name
LIMIT 40

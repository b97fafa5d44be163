-- What each award buys, those that buy none of the taxonomy included.
WITH borne AS (
    SELECT
        award_key,
        list(capability) AS capabilities,
        list({
            'capability': capability,
            'strength': strength,
            'basis': shown.basis,
            'words': shown.words,
            'action_key': shown.action_key
        } ORDER BY capability, position) AS evidence
    FROM (
        SELECT
            award_key,
            capability,
            strength,
            unnest(evidence) AS shown,
            generate_subscripts(evidence, 1) AS position
        FROM capability
    )
    GROUP BY award_key
)
SELECT
    award_key,
    list_sort(list_distinct(coalesce(capabilities, []))) AS capabilities,
    coalesce(evidence, []) AS evidence,
    maker.maker,
    maker.product
FROM award
LEFT JOIN borne USING (award_key)
LEFT JOIN maker USING (award_key)
ORDER BY award_key

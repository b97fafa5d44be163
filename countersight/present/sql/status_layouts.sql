-- How the rows of each layout ended.
SELECT
    layout,
    count(*) AS files,
    sum(rows)::BIGINT AS rows,
    sum(quarantined)::BIGINT AS quarantined,
    sum(withheld)::BIGINT AS withheld
FROM source_file
GROUP BY layout
ORDER BY rows DESC, layout

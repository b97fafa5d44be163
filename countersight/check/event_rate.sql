-- The share of all awards that show each event.
CREATE TEMP TABLE event_rate AS
WITH award_event AS (
    SELECT DISTINCT award_key, unnest(events) AS event
    FROM lifecycle
)

SELECT event, count(*) / (SELECT count(DISTINCT award_key) FROM lifecycle) AS share
FROM award_event
GROUP BY event

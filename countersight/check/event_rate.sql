-- The share of all awards that show one of the events in $wanted.
WITH shown AS (
    SELECT award_key, bool_or(list_has_any(events, $wanted)) AS shows
    FROM lifecycle
    GROUP BY award_key
)

SELECT coalesce(avg(shows::INTEGER), 0) FROM shown

-- Whom an agency pays, by fiscal year, each action once: the suppliers with the most in all first.
WITH paid AS (
    SELECT
        s.organisation_id,
        coalesce(o.name, a.supplier) AS name,
        year(a.action_date) + (month(a.action_date) >= 10)::INTEGER AS fiscal_year,
        count(DISTINCT a.award_key) AS awards,
        count(*) AS actions,
        sum(a.obligation) AS obligated
    FROM action a
    LEFT JOIN award_supplier s USING (award_key)
    LEFT JOIN organisation o USING (organisation_id)
    WHERE coalesce('AGENCY-' || a.agency_code, 'AGENCY-' || upper(a.agency)) = $id
    GROUP BY ALL
)

SELECT organisation_id, name, fiscal_year, awards, actions, obligated
FROM paid
ORDER BY sum(obligated) OVER (PARTITION BY organisation_id, name) DESC NULLS LAST, name,
    organisation_id, fiscal_year

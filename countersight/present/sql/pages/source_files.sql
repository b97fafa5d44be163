-- The files of every pull that stands, the newest first.
SELECT
    pull, seen_at, scope, path, layout, sha256, f.rows, f.new, f.changed, f.unchanged, f.repeated,
    f.deleted, f.quarantined, f.withheld
FROM source_file AS f
JOIN pull USING (pull)
ORDER BY pull DESC, path

SELECT paid_to_maker.*, coalesce(owner, paid_to_maker.maker) AS family
FROM paid_to_maker
LEFT JOIN (
    SELECT unnest($owned::VARCHAR[]) AS maker, unnest($owners::VARCHAR[]) AS owner
) AS owned ON owned.maker = paid_to_maker.maker

-- What later stages may not have worked out yet: an empty table in the place of each.
create temp table if not exists supplier (name varchar, supplier_key varchar, display varchar);
create temp table if not exists state (award_key varchar, position integer, state varchar);
create temp table if not exists maker (award_key varchar, maker varchar, product varchar);
create temp table if not exists capability (award_key varchar, capability varchar);
create temp table if not exists flag (award_key varchar, flag varchar);
create temp table if not exists organisation (organisation_id varchar, name varchar);
create temp table if not exists organisation_name (organisation_id varchar, name varchar);
create temp table if not exists award_supplier (award_key varchar, organisation_id varchar);

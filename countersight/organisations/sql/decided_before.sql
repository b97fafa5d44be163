-- What was decided, as one number.
select coalesce(bit_xor(hash(d)), 0) as told from decision d

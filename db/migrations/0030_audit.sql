-- The audit log (safety.md S18): what staff and the system did, one chain of hashes per organisation, so that a
-- change, a gap or an insertion shows when `luwte audit verify` walks it. New tables only: locks nothing.
--
-- No foreign key to organisation: a chain outlives its organisation, and organisation 0 is the installation
-- itself (what operators do).

-- One string of the canonical form: a netstring (https://cr.yp.to/proto/netstrings.txt), "5:hello,". With the
-- length in front no field can be mistaken for the end of another. See core/feature/audit/audit.h.
create function audit_netstring(field text) returns text
    language sql immutable strict parallel safe
    return octet_length(field)::text || ':' || field || ',';

create function audit_hash(organisation bigint, number bigint, at timestamptz, actor text, action text,
                           subject text, details text, previous bytea) returns bytea
    language sql immutable strict parallel safe
    return sha256(convert_to(
        audit_netstring('luwte-audit-1') || audit_netstring(organisation::text) || audit_netstring(number::text)
        || audit_netstring(((extract(epoch from at) * 1000000)::bigint)::text)
        || audit_netstring(actor) || audit_netstring(action) || audit_netstring(subject)
        || audit_netstring(details) || audit_netstring(encode(previous, 'hex')), 'UTF8'));

-- The end of each chain. Its row is the lock that puts the writers of one organisation in line.
create table audit_head (
    organisation_id bigint primary key,
    number bigint not null check (number >= 1),
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32)
);

create table audit_entry (
    organisation_id bigint not null,
    number bigint not null check (number >= 1),
    at timestamptz not null,
    actor text not null check (length(actor) between 1 and 80),
    action text not null check (length(action) between 1 and 80),
    subject text not null check (length(subject) <= 120),
    -- Text and not jsonb: the hash is over the very bytes that were written. Checked as json, since jsonb refuses
    -- \u0000, and a deed must not fail for what stands in its explanation.
    details text not null check (octet_length(details) <= 16384 and json_typeof(details::json) = 'object'),
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (organisation_id, number)
);
-- To find what was done with one thing, and whether it was done just now (one private.read a claim).
create index audit_entry_subject on audit_entry (organisation_id, subject, number desc) where subject <> '';

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_refuse();
create trigger audit_entry_not_truncated before truncate on audit_entry
    for each statement execute function audit_refuse();
create trigger audit_head_stays before delete on audit_head
    for each row execute function audit_refuse();
create trigger audit_head_not_truncated before truncate on audit_head
    for each statement execute function audit_refuse();

create function audit_head_moves_on() returns trigger language plpgsql as $$
begin
    if new.organisation_id <> old.organisation_id or new.number <> old.number + 1 or new.previous <> old.hash then
        raise exception 'the end of an audit chain moves one entry at a time'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger audit_head_one_step before update on audit_head
    for each row execute function audit_head_moves_on();

-- Lifting a mask (safety.md S7, S17): one custodian asks, another one agrees, and for a day both see which personas
-- belong to one account. And an index, so that the log can be searched by what was done.
--
-- Why so much of it stands here: that two people are needed must hold whatever the program does.
-- A new table. The index locks writing to audit_entry for as long as reading it once takes: seconds.

create table unmasking (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    -- Whose mask; nobody once the account is erased.
    account_id bigint,
    -- The persona that it was asked about, and by which message: the only name that is seen before.
    persona_id bigint,
    post_id bigint,
    asked_by bigint not null,
    asked_at timestamptz not null,
    reason_kind text not null check (reason_kind in ('life', 'deceit', 'law', 'other')),
    -- Sealed with a key that is not in the database, bound to this row's id; empty once the person is erased.
    reason bytea not null check (octet_length(reason) <= 8400),
    open_until timestamptz not null check (open_until = asked_at + interval '7 days'),
    state text not null default 'open' check (state in ('open', 'agreed', 'refused', 'expired', 'ended')),
    decided_by bigint,
    decided_at timestamptz,
    decision_reason bytea check (octet_length(decision_reason) <= 8400),
    visible_until timestamptz,
    unique (organisation_id, id),
    foreign key (organisation_id, account_id) references account (organisation_id, id) on delete set null (account_id),
    foreign key (organisation_id, persona_id) references persona (organisation_id, id) on delete set null (persona_id),
    foreign key (organisation_id, asked_by) references staff (organisation_id, id),
    foreign key (organisation_id, decided_by) references staff (organisation_id, id),
    -- Two people, never one.
    check (decided_by <> asked_by),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decision_reason is null)),
    check ((state in ('agreed', 'refused', 'ended')) = (decided_by is not null)),
    check (decided_at >= asked_at and decided_at < open_until),
    check ((state in ('agreed', 'ended')) = (visible_until is not null)),
    check (visible_until = decided_at + interval '24 hours')
);
-- One open request a persona. Not one an account: that it is refused for another persona would tell that they are one.
create unique index unmasking_open on unmasking (organisation_id, persona_id) where state = 'open';
create index unmasking_newest on unmasking (organisation_id, asked_at desc, id);
create index unmasking_of_account on unmasking (organisation_id, account_id) where account_id is not null;
create index unmasking_due on unmasking (organisation_id) where state in ('open', 'agreed');

create function unmasking_refuse(what text) returns void language plpgsql as $$
begin
    raise exception 'lifting a mask: %', what using errcode = 'insufficient_privilege';
end $$;

-- Bit 64 of the roles is the custodian (visit::Role).
create function unmasking_guard() returns trigger language plpgsql as $$
declare
    acting bigint;
begin
    if tg_op = 'DELETE' then
        perform unmasking_refuse('what was asked stays');
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'open' then perform unmasking_refuse('it begins open'); end if;
        acting := new.asked_by;
    else
        if (new.id, new.organisation_id, new.asked_by, new.asked_at, new.reason_kind, new.open_until, new.post_id)
           is distinct from
           (old.id, old.organisation_id, old.asked_by, old.asked_at, old.reason_kind, old.open_until, old.post_id) then
            perform unmasking_refuse('what was asked stays as it is');
        end if;
        if (new.account_id is not null and new.account_id is distinct from old.account_id)
           or (new.persona_id is not null and new.persona_id is distinct from old.persona_id) then
            perform unmasking_refuse('it is about one person');
        end if;
        if old.state <> new.state and (old.state, new.state) not in
           (('open', 'agreed'), ('open', 'refused'), ('open', 'expired'), ('agreed', 'ended')) then
            perform unmasking_refuse('there is no way back');
        end if;
        if old.decided_by is not null and (new.decided_by, new.decided_at, new.visible_until)
           is distinct from (old.decided_by, old.decided_at, old.visible_until) then
            perform unmasking_refuse('it was decided');
        end if;
        if new.decided_by is distinct from old.decided_by then acting := new.decided_by; end if;
    end if;
    if acting is not null and not exists (
        select from staff s where s.organisation_id = new.organisation_id and s.id = acting
            and s.roles & 64 <> 0 and not s.disabled) then
        perform unmasking_refuse('only custodians');
    end if;
    return new;
end $$;
create trigger unmasking_guarded before insert or update or delete on unmasking
    for each row execute function unmasking_guard();

create index audit_entry_of_kind on audit_entry (organisation_id, split_part(action, '.', 1), number desc);

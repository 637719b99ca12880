-- Appeals: somebody objects to a decision about their message; a colleague other than the one who decided hears
-- them, answers before a deadline, and can take back what was decided.
--
-- Why: Digital Services Act, article 20: free of charge, for six months, decided by people. That nobody hears an
-- objection to their own decision is a constraint here, not a habit. What is written is sealed with a key that is
-- not in this database.
-- Locks: nothing; the tables are new.

create table appeal (
    id bigint primary key,
    organisation_id bigint not null,
    decision_id bigint not null,
    -- Who objects; nobody once erased.
    account_id bigint,
    -- Who decided first, and so never hears it.
    first_staff_id bigint not null,
    state text not null default 'open' check (state in ('open', 'closed')),
    danger smallint not null default 0 check (danger between 0 and 3),
    opened_at timestamptz not null,
    due_at timestamptz not null,
    -- Who looks at it now, until when.
    claimed_by bigint,
    claimed_until timestamptz,
    -- Whose turn it is.
    waits_for text not null default 'team' check (waits_for in ('team', 'person')),
    outcome text check (outcome in ('upheld', 'partly', 'overturned', 'withdrawn')),
    closed_by bigint,
    closed_at timestamptz,
    version bigint not null default 1,
    unique (organisation_id, id),
    unique (organisation_id, decision_id),
    foreign key (organisation_id, decision_id) references decision (organisation_id, id),
    foreign key (organisation_id, account_id) references account (organisation_id, id),
    foreign key (organisation_id, first_staff_id) references staff (organisation_id, id),
    foreign key (organisation_id, claimed_by) references staff (organisation_id, id),
    foreign key (organisation_id, closed_by) references staff (organisation_id, id),
    check (claimed_by <> first_staff_id and closed_by <> first_staff_id),
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (outcome is not null))
);
create index appeal_open on appeal (organisation_id, (3 - danger), due_at, id) where state = 'open';
create index appeal_of_account on appeal (organisation_id, account_id) where account_id is not null;

create table appeal_message (
    id bigint primary key,
    organisation_id bigint not null,
    appeal_id bigint not null,
    number integer not null,
    at timestamptz not null,
    -- None: the person.
    staff_id bigint,
    -- Bound to this row's id.
    sealed bytea not null check (octet_length(sealed) <= 40000),
    unique (appeal_id, number),
    foreign key (organisation_id, appeal_id) references appeal (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);

-- How colleagues are reached outside the room's pages, drills that show whether it works, and a duty roster that
-- plans itself: weekly shifts, swaps, absences, "I am here", notes for who comes next.
-- New tables; new columns on shift, which has some hundred rows: locks it for milliseconds.

-- An address by which a colleague, or (no staff_id) the organisation's fallback, is called.
create table delivery_way (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    staff_id bigint,
    kind text not null check (kind in ('mail', 'push', 'webhook', 'ntfy')),
    -- JSON with address, token, secret, label: sealed with a key that is not in the database, bound to this row's id
    -- (safety.md S21, S23).
    address bytea not null check (octet_length(address) <= 8000),
    -- Keyed hash of the address: the same one is kept once.
    address_hash bytea not null check (octet_length(address_hash) = 32),
    created_at timestamptz not null,
    last_sent_at timestamptz,
    -- Since when it does not succeed, and what the other side says; null after a success.
    failing_since timestamptz,
    failure text not null default '' check (length(failure) <= 100),
    unique (organisation_id, id),
    unique nulls not distinct (organisation_id, staff_id, kind, address_hash),
    check (staff_id is not null or kind <> 'push'),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
comment on table delivery_way is 'How a colleague, or the fallback of an organisation, is called outside the room; sealed';

-- The neutral words of an organisation's calls. No row: the defaults of its language.
create table delivery_setting (
    organisation_id bigint primary key references organisation (id),
    title text not null check (length(title) between 1 and 240),
    words text not null check (length(words) between 1 and 800)
);

-- A drill: calls as in earnest, marked as a drill everywhere.
create table drill (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    by_staff_id bigint not null,
    -- 'chain': step by step until somebody says that they saw it; else everybody who has that channel, at once.
    what text not null check (what in ('chain', 'room', 'mail', 'push', 'webhook', 'ntfy')),
    -- Only this colleague: somebody who tries their own address.
    only_staff_id bigint,
    level smallint not null default 3 check (level between 2 and 3),
    started_at timestamptz not null,
    -- Of a chain: how far it is, and when it goes on.
    stage text check (stage in ('on_duty', 'next', 'everyone', 'fallback', 'handed_over')),
    step integer not null default 0 check (step >= 0),
    next_step_at timestamptz,
    ended_at timestamptz,
    unique (organisation_id, id),
    check (ended_at is null or next_step_at is null),
    foreign key (organisation_id, by_staff_id) references staff (organisation_id, id),
    foreign key (organisation_id, only_staff_id) references staff (organisation_id, id)
);
create index drill_of on drill (organisation_id, started_at desc);
create index drill_due on drill (next_step_at) where next_step_at is not null;

-- Calls that belong to no alarm: those of drills, and "your colleague's shift began and nobody said to be there".
-- Sent like those of alarms (alarm_call): at least once, each id one call.
create table duty_call (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    drill_id bigint,
    -- A shift that began without "I am here".
    shift_id bigint,
    step integer not null default 1 check (step >= 1),
    stage text not null check (stage in ('on_duty', 'next', 'everyone', 'fallback', 'handed_over')),
    staff_id bigint,
    channel text not null check (channel ~ '^[a-z][a-z0-9-]{1,29}$'),
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
    attempts integer not null default 0 check (attempts >= 0),
    next_try_at timestamptz not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    acknowledged_at timestamptz,
    failure text not null default '' check (length(failure) <= 100),
    unique (organisation_id, id),
    unique nulls not distinct (drill_id, shift_id, step, staff_id, channel),
    check ((drill_id is null) <> (shift_id is null)),
    check (state <> 'sent' or sent_at is not null),
    foreign key (organisation_id, drill_id) references drill (organisation_id, id) on delete cascade,
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
create index duty_call_due on duty_call (next_try_at) where state = 'waiting';
create index duty_call_of on duty_call (organisation_id, drill_id, step);
create index duty_call_to on duty_call (organisation_id, staff_id, created_at desc);

-- A shift that comes back every week, on a clock in the Netherlands: its shifts are planned some weeks ahead.
create table shift_series (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    staff_id bigint not null,
    weekday smallint not null check (weekday between 0 and 6),        -- 0 is Monday
    starts_minute smallint not null check (starts_minute between 0 and 1439),
    ends_minute smallint not null check (ends_minute between 0 and 1440),   -- not after the start: the next day
    place smallint not null default 1 check (place between 1 and 9),
    first_date date not null,
    last_date date,
    skips_holidays boolean not null default false,
    unique (organisation_id, id),
    check (last_date is null or last_date >= first_date),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);

alter table shift
    add column series_id bigint,
    add column series_date date,
    -- When who has it said to be there; when the next in the chain was told that nobody did.
    add column here_at timestamptz,
    add column missing_told_at timestamptz,
    add foreign key (organisation_id, series_id) references shift_series (organisation_id, id),
    add check ((series_id is null) = (series_date is null));
create unique index shift_of_series on shift (organisation_id, series_id, series_date) where series_id is not null;
-- Shifts of before today are not asked about.
update shift set missing_told_at = starts_at where starts_at <= now();
create index shift_missing on shift (starts_at) where here_at is null and missing_told_at is null;

-- Dates on which a series has no shift: it was taken out, or its colleague is away.
create table shift_series_gap (
    organisation_id bigint not null,
    series_id bigint not null,
    on_date date not null,
    primary key (organisation_id, series_id, on_date),
    foreign key (organisation_id, series_id) references shift_series (organisation_id, id)
);

-- "Will you take this one from me?": of one colleague, or of whoever wants to.
create table shift_swap (
    id bigint primary key,
    organisation_id bigint not null,
    shift_id bigint not null,
    asked_by_id bigint not null,
    asked_of_id bigint,
    -- What is offered for it; none: nothing.
    for_shift_id bigint,
    state text not null default 'asked' check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
    asked_at timestamptz not null,
    answered_at timestamptz,
    answered_by_id bigint,
    unique (organisation_id, id),
    check ((state = 'asked') = (answered_at is null)),
    foreign key (organisation_id, shift_id) references shift (organisation_id, id) on delete cascade,
    foreign key (organisation_id, for_shift_id) references shift (organisation_id, id) on delete cascade,
    foreign key (organisation_id, asked_by_id) references staff (organisation_id, id),
    foreign key (organisation_id, asked_of_id) references staff (organisation_id, id),
    foreign key (organisation_id, answered_by_id) references staff (organisation_id, id)
);
create unique index shift_swap_one_open on shift_swap (organisation_id, shift_id) where state = 'asked';

-- Days on which a colleague cannot be on duty: their series pause, and what was planned becomes a hole.
create table staff_absence (
    id bigint primary key,
    organisation_id bigint not null,
    staff_id bigint not null,
    first_date date not null,
    last_date date not null,
    unique (organisation_id, id),
    check (last_date between first_date and first_date + 366),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
create index staff_absence_of on staff_absence (organisation_id, staff_id, last_date);

-- What one shift tells the next. Gone after two weeks.
create table duty_note (
    id bigint primary key,
    organisation_id bigint not null,
    staff_id bigint not null,
    written_at timestamptz not null,
    -- Sealed, bound to this row's id (safety.md S23).
    note bytea not null check (octet_length(note) <= 20000),
    unique (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
create index duty_note_of on duty_note (organisation_id, written_at desc);

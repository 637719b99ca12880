-- Anonymous accounts, the personas they show, staff, and everybody's sessions.
--
-- Why: an account is nothing but a return code; nothing here can identify anybody (safety.md S21, S22). Days
-- instead of moments, since moments could be matched with somebody's whereabouts. New tables only: locks nothing.

create table account (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    created_on date not null,
    -- Keyed BLAKE2b of the six words, to find the row, and their Argon2id hash, to prove it. Both null: the code
    -- was refused, and the account ends with its last session.
    code_lookup bytea check (octet_length(code_lookup) = 32),
    code_hash text check (length(code_hash) <= 128),
    -- What the person chose; copied into every session they open. Null: as the organisation has it.
    idle_minutes smallint check (idle_minutes between 1 and 120),
    hidden_warnings bigint not null default 0 check (hidden_warnings between 0 and 4294967295),
    language text check (length(language) <= 16),
    check ((code_lookup is null) = (code_hash is null)),
    unique (organisation_id, id),
    unique (organisation_id, code_lookup)
);

-- What an account shows in one zone. Two personas of one account share nothing that anybody but the server sees.
create table persona (
    id bigint primary key,
    organisation_id bigint not null,
    account_id bigint not null,
    zone text not null check (zone in ('survivors', 'nearby', 'involved', 'professionals')),
    name text not null check (char_length(name) between 2 and 60),
    -- The name with case, look-alike letters and separators folded: two names that look alike are one.
    name_key text not null check (length(name_key) between 1 and 400),
    avatar_seed bigint not null,
    created_on date not null,
    foreign key (organisation_id, account_id) references account (organisation_id, id),
    unique (organisation_id, id),
    unique (organisation_id, account_id, zone),
    unique (organisation_id, zone, name_key)
);

-- Names that were given up, as a keyed hash, so that nobody slips into somebody else's name while their posts or
-- the memory of them is still fresh. Says nothing of who had it.
create table retired_name (
    organisation_id bigint not null references organisation (id),
    zone text not null check (zone in ('survivors', 'nearby', 'involved', 'professionals')),
    name_hash bytea not null check (octet_length(name_hash) = 32),
    until timestamptz not null,
    primary key (organisation_id, zone, name_hash)
);

create table staff (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    name text not null check (char_length(name) between 1 and 60),
    roles integer not null check (roles between 0 and 65535),   -- bits of visit::Role
    code_lookup bytea not null check (octet_length(code_lookup) = 32),
    code_hash text not null check (length(code_hash) <= 128),
    totp_secret bytea not null check (octet_length(totp_secret) <= 128),   -- sealed with the installation key
    totp_last_step bigint not null default 0,   -- a step is accepted once
    disabled boolean not null default false,
    created_on date not null,
    unique (organisation_id, id),
    unique (organisation_id, code_lookup)
);

-- A signed-in browser: of a person or of staff. The cookie itself is not here, only its keyed hash.
create table session (
    id bigint primary key,
    organisation_id bigint not null,
    account_id bigint,
    staff_id bigint,
    token_hash bytea not null check (octet_length(token_hash) = 32),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,   -- written at most once a minute
    expires_at timestamptz not null,     -- whatever happens
    idle_minutes smallint not null check (idle_minutes between 1 and 120),
    locked boolean not null default false,   -- by hand; by time it follows from last_seen_at
    pin_hash bytea check (octet_length(pin_hash) = 32),
    pin_failures smallint not null default 0,
    hidden_warnings bigint not null default 0 check (hidden_warnings between 0 and 4294967295),
    language text check (length(language) <= 16),
    -- The return code that was just made, sealed, until it has been shown, refused, or an hour has passed.
    sealed_code bytea check (octet_length(sealed_code) <= 256),
    sealed_code_until timestamptz,
    check ((account_id is null) <> (staff_id is null)),
    check ((sealed_code is null) = (sealed_code_until is null)),
    foreign key (organisation_id, account_id) references account (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id),
    unique (organisation_id, token_hash)
);
create index session_account on session (organisation_id, account_id) where account_id is not null;
create index session_staff on session (organisation_id, staff_id) where staff_id is not null;
create index session_expires on session (organisation_id, expires_at);

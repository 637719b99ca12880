-- Organisations: the tenants of an installation, each with host names of its own. Everything else hangs on them.
-- Locks nothing: the tables are new.

create table organisation (
    id bigint primary key,
    name text not null unique check (name ~ '^[a-z][a-z0-9-]{1,39}$'),
    title text not null check (length(title) between 1 and 80),
    languages text[] not null default '{nl,nl-plain,en}' check (cardinality(languages) >= 1),
    plugins text[] not null,
    theme text not null,
    duty_text text not null default '' check (length(duty_text) <= 500),
    idle_minutes integer not null default 15 check (idle_minutes between 1 and 15),
    created_at timestamptz not null default now()
);
comment on table organisation is 'A tenant: an organisation with its own front door, forums, staff, plugins and theme';
comment on column organisation.idle_minutes is 'Minutes without activity after which the next page asks to be unlocked; never more than 15';

create table organisation_host (
    host text primary key check (host = lower(host) and length(host) between 1 and 253),
    organisation_id bigint not null references organisation (id) on delete cascade
);
comment on table organisation_host is 'Which organisation answers under which host name, without port';
create index on organisation_host (organisation_id);

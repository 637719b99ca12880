-- The directory of help (wegwijzer): services, and what to name first for which danger. It belongs to the
-- installation, not to one organisation: help in the Netherlands is the same for all of them, and it holds
-- nothing about anybody. The server keeps it in memory, so these tables are read a few times a day.
-- Locks nothing that exists; takes milliseconds.

create table directory_service (
    id              bigint primary key,  -- a hash of the slug: the same everywhere, and it says nothing
    slug            text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
    name            text not null check (length(name) between 1 and 200),
    kind            text not null check (kind in ('national-general', 'national-specific', 'local-entry-point', 'online-tool')),
    url             text check (url ~ '^https://' and length(url) <= 500),
    summary_nl      text not null check (length(summary_nl) between 1 and 1000),
    summary_en      text not null check (length(summary_en) between 1 and 1000),
    calling_nl      text check (length(calling_nl) between 1 and 2000),  -- what happens when you call
    calling_en      text check (length(calling_en) between 1 and 2000),
    audiences       text[] not null,
    violence_types  text[] not null,
    help_types      text[] not null,
    languages       text[] not null,
    staffed_by      text[] not null,
    -- [{type, value, cost, hours, staffed, on_bill}]: hours as {"always": true}, slots, or null for unknown
    channels        jsonb not null check (jsonb_typeof(channels) = 'array'),
    anonymous       boolean,             -- null: not known
    region          text check (length(region) between 1 and 200),
    social          text[] not null,
    involved_only   boolean not null,    -- for people who used violence or are accused of it
    source          text not null check (length(source) between 1 and 500),
    source_year     integer not null check (source_year between 2000 and 2100),
    verified_on     date,                -- null: nobody has checked it with the service; the seed changes only these
    editor_note     text check (length(editor_note) <= 4000),  -- for editors alone, never shown
    changed_at      timestamptz not null default now()
);

create table directory_plan (
    category        text primary key check (category ~ '^[a-z-]{0,40}$'),  -- '' is help in general
    emergency_first boolean not null,    -- 112 stands first even when nothing happens this minute
    violence_types  text[] not null      -- what further services must deal with to be named as well
);

create table directory_plan_service (
    category    text not null references directory_plan (category) on delete cascade,
    position    integer not null check (position between 0 and 99),
    service_id  bigint not null references directory_service (id) on delete cascade,
    primary key (category, position)
);
create index directory_plan_service_service on directory_plan_service (service_id);

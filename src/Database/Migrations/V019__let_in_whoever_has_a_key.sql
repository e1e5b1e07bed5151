-- Keys for clients, beside the one that the settings may give.

create table api_keys (
    id           text        primary key,
    role         text        not null check (role in ('reader', 'writer', 'curator', 'operator')),
    name         text        not null,
    salt         bytea       not null,
    hash         bytea       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
comment on table api_keys is 'Who may do what over HTTP. The keys themselves are nowhere: who has lost one gets another.';
comment on column api_keys.id is 'The part of the key that is no secret.';
comment on column api_keys.role is 'What the key may do; each role may do all that those before it may.';
comment on column api_keys.name is 'Who has it, for people.';
comment on column api_keys.salt is 'Random, of this key alone.';
comment on column api_keys.hash is 'SHA-256 of the salt and the secret part.';
comment on column api_keys.created_at is 'When it was made.';
comment on column api_keys.expires_at is 'From when on it is refused; null: never.';
comment on column api_keys.last_used_at is 'When it was last let in, to the minute; null: never.';
comment on column api_keys.revoked_at is 'Since when it is refused; null: it is not.';

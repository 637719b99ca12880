# shellcheck shell=bash
# What the scripts have in common: words to the person, where things lie, the private PostgreSQL cluster.
# Not run by itself; each script reads it with `source`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# --- words to the person -------------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }
warn() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
# fail CODE WORDS: codes are those of sysexits(3): 64 usage, 69 unavailable, 73 cannot create, 77 no permission.
fail() {
    local code=$1
    shift
    warn "$*"
    exit "$code"
}

# A script's help is the comment at its beginning.
help_of() { sed -n '2,/^$/{s/^# \{0,1\}//p}' "$1"; }

# step WORDS: "[2/6] words"; `steps` says how many there are.
steps=${steps:-0}
step_number=0
step() {
    step_number=$((step_number + 1))
    printf '[%d/%d] %s\n' "$step_number" "$steps" "$*"
}

# confirm QUESTION: asks once; no when nobody is there to answer.
confirm() {
    local answer
    [ -t 0 ] || return 1
    read -r -p "$1 [y/N] " answer
    [[ $answer == [yYjJ]* ]]
}

# An option's value, or a complaint: value_of "$@".
value_of() {
    [ $# -ge 2 ] || fail 64 "$1 needs a value"
    printf '%s' "$2"
}

# --- building ------------------------------------------------------------------------------------------------

# How many compilers at once: one a core, and 1.5 GB of memory each.
jobs_for_building() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ {print int($2 / 1500000)}' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# build PRESET TARGETS...
build() {
    local preset=$1 log
    shift
    mkdir -p "$root/build"
    # Two starts with different data folders share the build; one waits for the other.
    exec 7>"$root/build/.lock"
    flock 7
    log=$root/build/$preset-configure.log
    (cd "$root" && cmake --preset "$preset") >"$log" 2>&1 || {
        cat "$log" >&2
        fail 70 "cmake --preset $preset failed"
    }
    # The locks stay with this script, even when it is ended and the compilers are not.
    NINJA_STATUS='    [%f/%t, %es] ' \
        cmake --build "$root/build/$preset" -j "$(jobs_for_building)" --target "$@" 7>&- 8>&- ||
        fail 70 "the build failed"
    exec 7>&-
}

preset=${LUWTE_PRESET:-release}
program=$root/build/$preset/core/app/luwte

# --- the data folder -----------------------------------------------------------------------------------------
#   luwte.toml   the configuration          secrets/   the key of the installation; keep it apart from backups
#   database/    the PostgreSQL cluster     run/       process ids, locks       log/   what the servers said

data=${LUWTE_DATA:-$root/var}

# Makes the path absolute, and refuses the folder of somebody else.
settle_data() {
    data=$(realpath -m -- "$data")
    [ "$data" != / ] || fail 64 "the data folder cannot be /"
    local owner
    [ -e "$data" ] || return 0
    [ -d "$data" ] || fail 73 "$data is no folder"
    owner=$(stat -c %U "$data")
    [ "$(stat -c %u "$data")" = "$(id -u)" ] ||
        fail 77 "$data belongs to $owner: run this as $owner, or choose another folder with --data"
}

make_data() {
    local folder
    # shellcheck disable=SC2174 # only the last folder is closed to others; those above it are not ours
    mkdir -p -m 700 "$data" 2>/dev/null || fail 73 "cannot make $data"
    for folder in secrets run log; do [ -d "$data/$folder" ] || mkdir -m 700 "$data/$folder"; done
}

# Whether a process is the program PROGRAM with WORDS in its command line: process ids are used again.
is_process() {
    local process=$1 program=$2 words=$3
    [[ $process =~ ^[0-9]+$ ]] && [ -r "/proc/$process/cmdline" ] || return 1
    [ "$(cat "/proc/$process/comm" 2>/dev/null)" = "$program" ] &&
        tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null | grep -qF -- "$words"
}

# The server's process id, or nothing.
server_process() {
    local process
    process=$(cat "$data/run/luwte.pid" 2>/dev/null || true)
    if is_process "$process" luwte "$data/luwte.toml"; then echo "$process"; fi
}

# wait_until_gone PROCESS SECONDS: true when it ended in time.
wait_until_gone() {
    local process=$1 tenths=$(($2 * 10))
    while kill -0 "$process" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$process/status" 2>/dev/null; do
        [ "$tenths" -gt 0 ] || return 1
        tenths=$((tenths - 1))
        sleep 0.1
    done
}

# --- the private cluster -------------------------------------------------------------------------------------
# PostgreSQL refuses to run as root, so root hands it to another user. That user may be unable to walk through
# the folders above the data (a checkout in /root, say). So the server gets the cluster's folder as an open
# descriptor, 9, and finds its data at /proc/self/fd/9: that needs no right on any folder above, and no privilege.

cluster_programs() {
    local newest
    newest=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -name postgres -path '*/bin/*' 2>/dev/null | sort -V | tail -1)
    [ -n "$newest" ] || fail 69 "PostgreSQL is not installed: scripts/setup"
    # A cluster stays with the version that made it.
    if [ -r "$data/database/PG_VERSION" ]; then
        newest=/usr/lib/postgresql/$(cat "$data/database/PG_VERSION")/bin/postgres
        [ -x "$newest" ] || fail 69 "$data/database needs PostgreSQL $(cat "$data/database/PG_VERSION"), which is not installed"
    fi
    dirname "$newest"
}

# The user of the cluster.
cluster_user() {
    local name
    if [ "$(id -u)" != 0 ]; then
        id -un
        return
    fi
    if [ -d "$data/database" ] && [ "$(stat -c %u "$data/database")" != 0 ]; then
        stat -c %U "$data/database"
        return
    fi
    for name in postgres nobody; do
        if id "$name" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    fail 69 "PostgreSQL does not run as root, and there is no user postgres or nobody"
}

# exec_as_cluster_user FOLDER COMMAND...: ends in the command, with the folder as its descriptor 9. For subshells.
exec_as_cluster_user() {
    local folder=$1 user
    shift
    user=$(cluster_user)
    exec 9<"$folder"
    cd /
    [ "$(id -u)" = 0 ] || exec "$@"
    exec setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups --no-new-privs "$@"
}

# The postmaster's process id, or nothing. A pid file may be older than the last restart of the machine.
cluster_process() {
    local process
    process=$(head -1 "$data/database/postmaster.pid" 2>/dev/null || true)
    if is_process "$process" postgres "cluster_name=luwte" &&
        [ "$(readlink "/proc/$process/fd/9" 2>/dev/null || readlink "/proc/$process/cwd")" = "$data/database" ]; then
        echo "$process"
    fi
}

# A path to the socket's folder that fits into a socket address (107 bytes, of which the name takes 15): the
# cluster's folder itself, or a short link to it.
cluster_socket_folder() {
    local folder=$data/database link parent=/tmp
    if [ ${#folder} -le 90 ]; then
        echo "$folder"
        return
    fi
    [ "$(id -u)" != 0 ] || parent=/run
    link=$parent/luwte-$(id -u)-$(printf '%s' "$folder" | sha256sum | cut -c1-16)
    ln -sfnT "$folder" "$link" 2>/dev/null || true
    # Somebody else may have taken the name in /tmp, to have us talk to a server of theirs.
    if [ "$(stat -c %u "$link" 2>/dev/null)" != "$(id -u)" ] || [ "$(readlink "$link")" != "$folder" ]; then
        fail 73 "the path $folder is too long for a socket, and $link is not ours"
    fi
    echo "$link"
}

cluster_connection() { printf 'host=%s user=luwte dbname=luwte' "$(cluster_socket_folder)"; }

# Made aside and put in place when it is whole, so that a start that was broken off leaves no half of one.
cluster_make() {
    local user programs new=$data/database.new
    [ ! -e "$data/database" ] || return 0
    user=$(cluster_user)
    programs=$(cluster_programs)
    rm -rf "$new"
    mkdir -m 700 "$new"
    [ "$(id -u)" != 0 ] || chown "$user:" "$new"
    (exec_as_cluster_user "$new" "$programs/initdb" --pgdata=/proc/self/fd/9 --username=postgres --encoding=UTF8 \
        --locale=C.UTF-8 --data-checksums --auth=peer) >"$data/log/initdb.log" 2>&1 || {
        cat "$data/log/initdb.log" >&2
        fail 70 "initdb failed"
    }
    cluster_configure "$new" "$user"
    mv -T "$new" "$data/database"
}

cluster_configure() {
    local folder=$1 user=$2
    cat >>"$folder/postgresql.conf" <<'CONF'

# Written once, when scripts/start made this cluster; change what you like.
max_connections = 60
shared_buffers = 128MB
effective_cache_size = 512MB
work_mem = 8MB
maintenance_work_mem = 64MB
max_wal_size = 512MB
wal_compression = on
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
# What people write must not reach a log: errors quote it.
log_min_messages = fatal
log_min_error_statement = panic
log_error_verbosity = terse
CONF
    # Only those who may enter this folder reach the socket; of these, the ones who own it and root are let in.
    printf 'local all postgres,luwte peer map=luwte\n' >"$folder/pg_hba.conf"
    printf 'luwte %s postgres\nluwte %s luwte\nluwte root postgres\nluwte root luwte\n' "$user" "$user" \
        >"$folder/pg_ident.conf"
}

# Starts the cluster unless it runs, and waits until it answers.
cluster_start() {
    local programs process tries
    [ -z "$(cluster_process)" ] || return 0
    programs=$(cluster_programs)
    # What a machine that lost power left: the process is gone, or is another one by now.
    rm -f "$data/database/postmaster.pid"
    for tries in 1 2 3 4 5 6 7 8 9 10; do
        (exec_as_cluster_user "$data/database" setsid "$programs/postgres" -D /proc/self/fd/9 --cluster_name=luwte \
            --listen_addresses= --unix_socket_directories=/proc/self/fd/9 --unix_socket_permissions=0700) \
            >>"$data/log/database.log" 2>&1 </dev/null &
        process=$!
        cluster_wait "$process" && return 0
        # Children of a server that was killed may still be on their way out: they hold its shared memory.
        [ "$tries" = 10 ] || sleep 1
    done
    tail -20 "$data/log/database.log" >&2
    fail 69 "the database did not start: see $data/log/database.log"
}

# Recovery after a crash may take a while; a server that ended does not come back.
cluster_wait() {
    local process=$1 programs
    programs=$(cluster_programs)
    while kill -0 "$process" 2>/dev/null; do
        if "$programs/pg_isready" -q -h "$(cluster_socket_folder)" -d postgres; then return 0; fi
        sleep 0.1
    done
    return 1
}

cluster_stop() {
    local process
    process=$(cluster_process)
    [ -n "$process" ] || return 0
    kill -INT "$process"
    wait_until_gone "$process" 120 || fail 70 "the database does not stop; process $process"
}

# cluster_sql DATABASE SQL: as the cluster's superuser.
cluster_sql() {
    "$(cluster_programs)/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$(cluster_socket_folder)" -U postgres -d "$1" -c "$2"
}

# The role that the program has: no more than the owner of its own database.
cluster_provide() {
    [ "$(cluster_sql postgres "select count(*) from pg_roles where rolname = 'luwte'")" = 1 ] ||
        cluster_sql postgres "create role luwte login"
    [ "$(cluster_sql postgres "select count(*) from pg_database where datname = 'luwte'")" = 1 ] ||
        cluster_sql postgres "create database luwte owner luwte"
}

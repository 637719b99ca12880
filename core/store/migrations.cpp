#include "store/migrations.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/secret.h"

namespace luwte::store {
namespace {

constexpr const char* create_table =
    "create table if not exists luwte_migration ("
    " number integer primary key,"
    " name text not null,"
    " checksum bytea not null,"
    " applied_at timestamptz not null default now())";

constexpr Statement has_table{"store.has_migrations", "select to_regclass('luwte_migration') is not null"};
constexpr Statement list_applied{"store.applied_migrations",
                                 "select number, name, checksum from luwte_migration order by number"};
constexpr Statement record{"store.record_migration",
                           "insert into luwte_migration (number, name, checksum) values ($1, $2, $3)"};
constexpr Statement deadlines{"store.deadlines",
                              "select current_setting('statement_timeout'), current_setting('lock_timeout')"};
constexpr Statement set_deadlines{
    "store.set_deadlines",
    "select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false)"};
constexpr Statement transaction_id{"store.transaction_id", "select pg_current_xact_id()::text"};

// The key is the ASCII of "luwtemig"; another program's advisory locks will hardly meet it.
constexpr const char* take_lock = "select pg_advisory_lock(x'6c757774656d6967'::bigint)";
constexpr const char* release_lock = "select pg_advisory_unlock(x'6c757774656d6967'::bigint)";

/// A file of the folder, with its text and what the database knows of it.
struct File {
    Migration migration;
    std::string sql;
    std::string checksum;
};

/// "0010_organisation.sql" → 10, "organisation".
std::optional<Migration> parse_name(const std::string& file_name) {
    constexpr std::size_t digits = 4;
    const std::string_view text = file_name;
    if (!text.ends_with(".sql") || text.size() <= digits + 5 || text[digits] != '_') return std::nullopt;
    Migration migration;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + digits, migration.number);
    if (error != std::errc{} || stopped != text.data() + digits) return std::nullopt;
    migration.name = text.substr(digits + 1, text.size() - digits - 5);
    return migration;
}

base::Result<std::map<int, File>> read_folder(const std::filesystem::path& folder) {
    std::map<int, File> files;
    std::error_code trouble;
    for (std::filesystem::directory_iterator entry(folder, trouble), end; !trouble && entry != end;
         entry.increment(trouble)) {
        const auto name = entry->path().filename().string();
        if (!name.ends_with(".sql")) continue;
        auto migration = parse_name(name);
        if (!migration) return base::problem(base::ProblemKind::invalid, "store.migration-name", name);
        std::ifstream stream(entry->path(), std::ios::binary);
        File file{*migration, {std::istreambuf_iterator<char>(stream), {}}, {}};
        if (!stream || file.sql.empty())
            return base::problem(base::ProblemKind::invalid, "store.migration-unreadable", name);
        file.checksum = base::sha256(file.sql);
        if (!files.emplace(migration->number, std::move(file)).second)
            return base::problem(base::ProblemKind::invalid, "store.migration-number-twice", name);
    }
    if (trouble || files.empty())
        return base::problem(base::ProblemKind::not_found, "store.no-migrations", folder.string());
    return files;
}

/// The folder's files, marked with what the database has. Migrations that the folder lacks were made by a
/// newer program: a problem, since an older one cannot know what they changed.
base::Result<std::map<int, File>> compare(Connection& connection, const std::filesystem::path& folder) {
    auto files = read_folder(folder);
    if (!files || !connection.run(has_table).front().flag(0)) return files;
    for (const auto row : connection.run(list_applied)) {
        const auto found = files->find(static_cast<int>(row.number(0)));
        if (found == files->end())
            return base::problem(base::ProblemKind::conflict, "store.migration-unknown",
                                 fmt::format("{:04}_{}", row.number(0), row.text(1)));
        auto& file = found->second;
        file.migration.applied = true;
        file.migration.changed = row.bytes(2) != file.checksum || row.text(1) != file.migration.name;
    }
    return files;
}

/// Without the deadlines of ordinary statements, and alone, for as long as it lives.
class MigrationSession {
  public:
    explicit MigrationSession(Connection& connection) : connection_(connection) {
        const auto rows = connection_.run(deadlines);
        statement_deadline_ = rows.front().text(0);
        lock_deadline_ = rows.front().text(1);
        // Another process may be migrating: wait for it, though not for ever.
        connection_.run_script("set statement_timeout = '15min'; set lock_timeout = '15min'");
        connection_.run_script(take_lock);
        // From here on: rather fail than hold up everybody behind a lock that does not come.
        connection_.run_script("set statement_timeout = 0; set lock_timeout = '10s'");
    }
    ~MigrationSession() {
        try {
            connection_.run_script(release_lock);
            connection_.run(set_deadlines, statement_deadline_, lock_deadline_);
        } catch (const DatabaseError&) {  // NOLINT(bugprone-empty-catch): the lock ends with the connection
        }
    }
    MigrationSession(const MigrationSession&) = delete;
    MigrationSession& operator=(const MigrationSession&) = delete;

  private:
    Connection& connection_;
    std::string statement_deadline_, lock_deadline_;
};

void apply(Connection& connection, const File& file) {
    UnitOfWork work(connection);
    const auto before = std::string(work.run(transaction_id).front().text(0));
    try {
        connection.run_script(file.sql);
    } catch (const DatabaseError& error) {
        throw DatabaseError(
            error.kind(), error.sqlstate(),
            fmt::format("migration {:04}_{}: {}", file.migration.number, file.migration.name, error.what()));
    }
    if (work.run(transaction_id).front().text(0) != before)
        throw DatabaseError(base::ProblemKind::internal, "2D000",
                            fmt::format("migration {:04}_{} ends the transaction that it is run in",
                                        file.migration.number, file.migration.name));
    work.run(record, file.migration.number, file.migration.name, bytes(file.checksum));
    work.commit();
}

}  // namespace

base::Result<std::vector<Migration>> migration_status(Connection& connection,
                                                      const std::filesystem::path& folder) {
    const auto files = compare(connection, folder);
    if (!files) return std::unexpected(files.error());
    std::vector<Migration> migrations;
    for (const auto& [number, file] : *files) migrations.push_back(file.migration);
    return migrations;
}

base::Result<int> migrate(Connection& connection, const std::filesystem::path& folder,
                          const std::function<void(const Migration&)>& progress) {
    const MigrationSession session(connection);
    const auto files = compare(connection, folder);
    if (!files) return std::unexpected(files.error());
    for (const auto& [number, file] : *files)
        if (file.migration.changed)
            return base::problem(base::ProblemKind::conflict, "store.migration-changed",
                                 fmt::format("{:04}_{}", number, file.migration.name));
    connection.run_script(create_table);
    int applied = 0;
    for (const auto& [number, file] : *files) {
        if (file.migration.applied) continue;
        if (progress) progress(file.migration);
        apply(connection, file);
        ++applied;
    }
    return applied;
}

}  // namespace luwte::store

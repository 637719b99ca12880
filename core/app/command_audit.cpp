// luwte audit verify and luwte audit checkpoint.
#include <fmt/format.h>
#include <sysexits.h>

#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <vector>

#include "app/commands.h"
#include "app/connect.h"
#include "base/secret.h"
#include "feature/audit/audit.h"
#include "feature/audit/checkpoint.h"
#include "feature/organisation/organisation_store.h"

namespace luwte::app {
namespace {

void print(const std::string& organisation, const audit::Verification& report) {
    if (report.whole())
        std::cout << fmt::format("{}: {} entries, the chain is whole; its end is {} {}\n", organisation, report.entries, report.end.number,
                                 base::to_hex(report.end.hash));
    for (const auto& fault : report.faults) {
        const auto range = fault.last == fault.number ? fmt::format("entry {}", fault.number) : fmt::format("entries {} to {}", fault.number, fault.last);
        std::cout << fmt::format("{}: {}: {}\n", organisation, range, audit::fault_name(fault.kind));
    }
    if (report.more_faults) std::cout << organisation << ": and more\n";
}

/// The installation's key, or nothing after saying why not.
std::optional<base::SecretKey> load_key(const Configuration& configuration) {
    auto key = base::SecretKey::load_or_create(configuration.key);
    if (key) return *key;
    std::cerr << fmt::format("luwte: the key {} cannot be used: {}\n", configuration.key, key.error().code);
    return std::nullopt;
}

using Anchors = std::map<OrganisationId, std::vector<audit::Anchor>>;

/// What a file of checkpoints holds; nothing after naming the line that is not to be trusted.
std::optional<Anchors> read_checkpoints(std::istream& lines, const std::string& name, const std::string& public_key) {
    Anchors anchors;
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty()) continue;
        const auto checkpoint = audit::read_checkpoint(line, public_key);
        if (!checkpoint) {
            std::cerr << fmt::format("luwte: {}:{}: {}\n", name, number, checkpoint.error().code);
            return std::nullopt;
        }
        anchors[checkpoint->organisation].push_back(checkpoint->end);
    }
    return anchors;
}

/// The checkpoints that the command line names; none when it names none.
std::optional<Anchors> anchors_of(const Configuration& configuration, const Arguments& arguments) {
    const auto& file = arguments.audit.checkpoints;
    if (file.empty()) return Anchors{};
    auto public_key = arguments.audit.key;
    if (public_key.empty()) {
        const auto key = load_key(configuration);
        if (!key) return std::nullopt;
        public_key = audit::Checkpoints(*key).public_key();
    }
    if (file == "-") return read_checkpoints(std::cin, "standard input", public_key);
    std::ifstream lines(file);
    if (lines) return read_checkpoints(lines, file.string(), public_key);
    std::cerr << fmt::format("luwte: {} cannot be read\n", file.string());
    return std::nullopt;
}

}  // namespace

int run_audit_verify(const Configuration& configuration, const Arguments& arguments) {
    const auto anchors = anchors_of(configuration, arguments);
    if (!anchors) return EX_DATAERR;
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    bool sound = true;
    bool any = false;
    for (const auto& [organisation, theme] : organisation::load_all(*connection)) {
        if (!arguments.audit.organisation.empty() && arguments.audit.organisation != organisation.name) continue;
        any = true;
        const auto written_down = anchors->find(organisation.id);
        const auto report = audit::verify(*connection, organisation.id,
                                          written_down == anchors->end() ? std::vector<audit::Anchor>{} : written_down->second);
        sound = sound && report.whole();
        print(organisation.name, report);
    }
    if (!any) {
        std::cerr << "luwte: there is no such organisation\n";
        return EX_NOINPUT;
    }
    return sound ? EX_OK : EX_DATAERR;
}

int run_audit_checkpoint(const Configuration& configuration, const Arguments& arguments) {
    const auto key = load_key(configuration);
    if (!key) return EX_CONFIG;
    const audit::Checkpoints checkpoints(*key);
    if (arguments.audit.show_key) {
        std::cout << checkpoints.public_key() << '\n';
        return EX_OK;
    }
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    bool any = false;
    for (const auto& [organisation, theme] : organisation::load_all(*connection)) {
        if (!arguments.audit.organisation.empty() && arguments.audit.organisation != organisation.name) continue;
        any = true;
        const auto end = audit::end_of_chain(*connection, organisation.id);
        // Nothing was done there yet, so there is nothing to hold fast.
        if (end.number == 0) continue;
        std::cout << checkpoints.write({organisation.id, organisation.name, end, base::SystemClock().now()}) << '\n';
    }
    if (any) return EX_OK;
    std::cerr << "luwte: there is no such organisation\n";
    return EX_NOINPUT;
}

}  // namespace luwte::app

// luwte audit verify.
#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>

#include "app/commands.h"
#include "app/connect.h"
#include "base/secret.h"
#include "feature/audit/audit.h"
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

}  // namespace

int run_audit_verify(const Configuration& configuration, const Arguments& arguments) {
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    bool sound = true;
    bool any = false;
    for (const auto& [organisation, theme] : organisation::load_all(*connection)) {
        if (!arguments.audit.organisation.empty() && arguments.audit.organisation != organisation.name) continue;
        any = true;
        const auto report = audit::verify(*connection, organisation.id);
        sound = sound && report.whole();
        print(organisation.name, report);
    }
    if (!any) {
        std::cerr << "luwte: there is no such organisation\n";
        return EX_NOINPUT;
    }
    return sound ? EX_OK : EX_DATAERR;
}

}  // namespace luwte::app

// The pages of the directory: help now (/nu), find help (/w), one service (/w/{id}).
#pragma once

#include <vector>

#include "feature/directory/snapshot.h"
#include "feature/visit/context.h"
#include "feature/visit/route.h"

namespace luwte::directory {

class DirectoryPages {
  public:
    explicit DirectoryPages(Snapshots& snapshots) : snapshots_(snapshots) {}
    [[nodiscard]] std::vector<visit::Route> routes();

  private:
    net::Response help_now(visit::Context& context);
    net::Response find(visit::Context& context);
    net::Response find_words(visit::Context& context);
    net::Response results(visit::Context& context, const Search& search);
    net::Response service(visit::Context& context);

    Snapshots& snapshots_;
};

}  // namespace luwte::directory

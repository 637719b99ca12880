#include "app/asset_shelf.h"

namespace luwte::app {

void AssetShelf::add(const view::Asset& asset) {
    shelved_.insert_or_assign(asset.address, Shelved{asset.content_type, net::prepare_body(asset.content)});
}

std::optional<net::Response> AssetShelf::find(std::string_view address) const {
    const auto found = shelved_.find(std::string(address));
    if (found == shelved_.end()) return std::nullopt;
    net::Response response;
    response.content_type = found->second.content_type;
    response.body = found->second.body;
    response.caching = net::Caching::forever;
    return response;
}

}  // namespace luwte::app

#include "net/response.h"

namespace luwte::net {

std::string_view Response::text() const {
    if (const auto* text = std::get_if<std::string>(&body)) return *text;
    if (const auto* prepared = std::get_if<std::shared_ptr<const PreparedBody>>(&body))
        return *prepared ? std::string_view{(*prepared)->identity} : std::string_view{};
    return {};
}

Response redirect(std::string location, unsigned status) {
    Response response;
    response.status = status;
    response.content_type.clear();
    response.headers.push_back({"location", std::move(location)});
    return response;
}

Response plain_text(unsigned status, std::string text) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(text);
    return response;
}

}  // namespace luwte::net

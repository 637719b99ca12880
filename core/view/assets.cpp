// Reads web/style, web/script and the icon, and names them by their content.
#include "view/assets.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "base/secret.h"
#include "view/theme_css.h"

namespace luwte::view {

namespace {

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(fmt::format("cannot read {}", file.string()));
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string without_css_comments(std::string_view css) {
    std::string kept;
    while (!css.empty()) {
        const auto open = css.find("/*");
        kept += css.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = css.find("*/", open + 2);
        if (close == std::string_view::npos)
            throw std::runtime_error("a comment in a stylesheet does not end");
        css.remove_prefix(close + 2);
    }
    return kept;
}

/// Drops indentation, empty lines and lines that are a comment from beginning to end.
std::string without_empty_lines(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
        if (line.empty() || line.starts_with("// ")) continue;
        kept += line;
        kept += '\n';
    }
    return kept;
}

std::string content_type_of(std::string_view extension) {
    if (extension == "css") return "text/css; charset=utf-8";
    if (extension == "js") return "text/javascript; charset=utf-8";
    if (extension == "svg") return "image/svg+xml";
    throw std::invalid_argument(fmt::format("no content type for .{}", extension));
}

std::string read_style(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".css") files.push_back(entry.path());
    }
    if (files.empty()) throw std::runtime_error(fmt::format("no stylesheets in {}", folder.string()));
    std::ranges::sort(files);
    std::string style;
    for (const auto& file : files) style += read_file(file);
    return without_empty_lines(without_css_comments(style));
}

}  // namespace

Asset make_asset(std::string content, std::string_view extension) {
    constexpr std::size_t digits = 16;
    const auto hash = base::to_hex(base::sha256(content)).substr(0, digits);
    return {fmt::format("/a/{}.{}", hash, extension), content_type_of(extension), std::move(content)};
}

Assets Assets::read(const std::filesystem::path& web) {
    return {
        .script = make_asset(without_empty_lines(read_file(web / "script" / "luwte.js")), "js"),
        .room_script = make_asset(without_empty_lines(read_file(web / "script" / "room.js")), "js"),
        // Bundled and made small already.
        .editor_script = make_asset(read_file(web / "script" / "editor.js"), "js"),
        .icon = make_asset(read_file(web / "drawings" / "icon.svg"), "svg"),
        .style = read_style(web / "style"),
    };
}

Asset theme_stylesheet(const Assets& assets, const Theme& theme) {
    return make_asset(theme_css(theme) + assets.style, "css");
}

}  // namespace luwte::view

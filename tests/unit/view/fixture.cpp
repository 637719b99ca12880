#include "unit/view/fixture.h"

#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace luwte::view::test {

Theme calm_theme() {
    Theme theme;
    theme.name = "theme-calm";
    theme.colours["light"] = {{"ground", "#faf6ef"}, {"surface", "#fffdf9"},   {"text", "#26302f"},
                              {"quiet", "#55605d"},  {"accent", "#1d5c58"},    {"on-accent", "#ffffff"},
                              {"danger", "#9b2c1c"}, {"on-danger", "#ffffff"}, {"line", "#7d8681"},
                              {"focus", "#0b57a4"}};
    theme.colours["dark"] = {{"ground", "#1b2324"}, {"surface", "#232d2e"},   {"text", "#e9e6df"},
                             {"quiet", "#b3bbb6"},  {"accent", "#8fd0c6"},    {"on-accent", "#10211f"},
                             {"danger", "#ffa08f"}, {"on-danger", "#2b0d07"}, {"line", "#85918e"},
                             {"focus", "#9cc7ff"}};
    theme.colours["contrast"] = {{"ground", "#ffffff"}, {"surface", "#ffffff"},   {"text", "#000000"},
                                 {"quiet", "#1c2422"},  {"accent", "#00413d"},    {"on-accent", "#ffffff"},
                                 {"danger", "#7d0f00"}, {"on-danger", "#ffffff"}, {"line", "#26302f"},
                                 {"focus", "#003a85"}};
    theme.exit_address = "https://www.buienradar.nl/";
    theme.title = {{"nl", "Luwte"}, {"en", "Luwte"}};
    theme.logo = "dunes";
    theme.front_blocks = {"intro", "doors"};
    theme.stylesheet_address = "/a/0123456789abcdef.css";
    return theme;
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "luwte-view-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void Folder::write(const std::string& name, const std::string& content) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

Page::Page(const std::string& source) {
    folder_.write("templates/layout.html", "{{CONTENT:none}}");
    folder_.write("templates/page.html", source);
    folder_.write("drawings/shell.svg", "<svg></svg>");
    renderer_ = Renderer::create(folder_.path(), real_catalogue(), Assets{});
}

std::string Page::render(const Fields& fields, Language language) const {
    return renderer_->piece(calm_theme(), language, "page.html", fields);
}

}  // namespace luwte::view::test

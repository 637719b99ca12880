// Writes a page with every part of web/README.md, in the frame and the styles that people see, as files that
// a browser opens: for looking at what a change of style does, in every language and theme. Usage:
// view_gallery FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "unit/view/fixture.h"
#include "view/avatar.h"

namespace {

using namespace luwte::view;

void write(const std::filesystem::path& file, const std::string& content) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

Fields parts() {
    Fields fields;
    fields.set("TOKEN", "x").set("AVATAR", avatar_svg(12)).set("OTHER_AVATAR", avatar_svg(7));
    for (std::uint64_t seed = 0; seed < 60; ++seed) fields.add("AVATARS").set("ONE", avatar_svg(seed * 7919));
    return fields;
}

void write_pages(const std::filesystem::path& folder, const Renderer& renderer, const Theme& theme) {
    Frame frame;
    frame.title = "Lezen";
    frame.path = "/f";
    frame.back = "/";
    frame.organisation = theme.title.at("nl");
    frame.languages = {Language::dutch, Language::plain_dutch, Language::english};
    for (const auto* page : {"gallery/parts.html", "gallery/topic.html", "gallery/front.html"}) {
        write(folder / theme.name / std::filesystem::path(page).filename(),
              renderer.page(theme, Language::dutch, frame, page, parts()));
    }
    auto room = frame;
    room.path = "/room";
    room.staff = room.signed_in = true;
    write(folder / theme.name / "room.html",
          renderer.page(theme, Language::dutch, room, "gallery/room.html", parts()));
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "Usage: view_gallery FOLDER\n";
        return 64;
    }
    const std::filesystem::path folder = arguments[1];
    const test::Folder web;
    std::filesystem::copy(test::web_folder(), web.path(), std::filesystem::copy_options::recursive);
    std::filesystem::copy(std::filesystem::path(LUWTE_SOURCE) / "tests/gallery/templates",
                          web.path() / "templates/gallery");
    const auto assets = Assets::read(web.path());
    const auto renderer = Renderer::create(web.path(), test::real_catalogue(), assets);
    for (const auto& asset : {assets.script, assets.room_script, assets.icon})
        write(folder / asset.address.substr(1), asset.content);
    for (auto theme : test::shipped_themes()) {
        const auto style = theme_stylesheet(assets, theme);
        write(folder / style.address.substr(1), style.content);
        theme.stylesheet_address = style.address;
        write_pages(folder, *renderer, theme);
    }
    std::cout << folder.string() << "\n";
    return 0;
}

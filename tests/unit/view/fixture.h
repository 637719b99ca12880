// A theme, a catalogue and a renderer over the real web/ folder.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "view/assets.h"
#include "view/catalogue.h"
#include "view/renderer.h"
#include "view/theme.h"

namespace luwte::view::test {

inline std::filesystem::path web_folder() {
    return std::filesystem::path(LUWTE_SOURCE) / "web";
}

/// The compiled catalogues of this build.
inline std::shared_ptr<const Catalogue> real_catalogue() {
    return Catalogue::load(LUWTE_LOCALE);
}

/// A theme without faults.
Theme calm_theme();

/// Those of plugins/.
std::vector<Theme> shipped_themes();

/// A folder that is gone when the test is over.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    /// Writes a file in it, with the folders above.
    void write(const std::string& name, const std::string& content) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A renderer over templates that a test writes, with an empty frame around them.
class Page {
  public:
    /// `source` is the template "page.html".
    explicit Page(const std::string& source);
    /// The page without a frame.
    [[nodiscard]] std::string render(const Fields& fields, Language language = Language::dutch) const;

  private:
    Folder folder_;
    std::unique_ptr<Renderer> renderer_;
};

}  // namespace luwte::view::test

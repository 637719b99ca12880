// Templates of every language, and of every theme with words of its own, parsed once and kept.
#include "view/renderer.h"

#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>

#include "view/frame.h"
#include "view/template_source.h"

namespace luwte::view {

namespace {

using Words = std::map<std::string, std::map<std::string, std::string>>;
constexpr auto all_languages = {Language::dutch, Language::plain_dutch, Language::english};
constexpr std::string_view layout = "layout.html";

/// Every file in and below a folder with that extension: by its path ("forum/topic.html"), or by its bare
/// name.
std::map<std::string, std::string> read_folder(const std::filesystem::path& folder,
                                               std::string_view extension, bool keep_extension) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto& path = entry.path();
        if (path.extension() != extension) continue;
        std::ifstream stream(path, std::ios::binary);
        if (!stream) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
        const auto name = keep_extension ? path.lexically_relative(folder).string() : path.stem().string();
        files[name] = std::string(std::istreambuf_iterator<char>(stream), {});
    }
    return files;
}

std::string own_word(const Words& words, Language language, std::string_view english) {
    for (const auto code : {language_code(language), html_language(language)}) {
        const auto in_language = words.find(std::string(code));
        if (in_language == words.end()) continue;
        const auto word = in_language->second.find(std::string(english));
        if (word != in_language->second.end()) return word->second;
    }
    return {};
}

/// The templates as one choice of words reads them, in every language. Not changed once made.
class Edition {
  public:
    Edition(const std::map<std::string, std::string>& sources, const Catalogue& catalogue, Words words)
        : words_(std::move(words)) {
        for (const Language language : all_languages) fill(language, sources, catalogue);
    }

    void expand(Language language, std::string_view file, const Fields& fields, std::string& out) const {
        ctemplate::PerExpandData nothing;
        const auto& cache = caches_.at(static_cast<std::size_t>(language));
        const ctemplate::TemplateString name(file.data(), file.size());
        if (!cache.ExpandNoLoad(name, ctemplate::DO_NOT_STRIP, &fields.dictionary(), &nothing, &out)) {
            throw std::invalid_argument(fmt::format("the template {} or a part of it is missing", file));
        }
    }

    [[nodiscard]] const Words& words() const { return words_; }

  private:
    void fill(Language language, const std::map<std::string, std::string>& sources,
              const Catalogue& catalogue) {
        auto& cache = caches_.at(static_cast<std::size_t>(language));
        const auto translate = [&](std::string_view context, std::string_view english) {
            if (auto own = own_word(words_, language, english); !own.empty()) return own;
            return context.empty() ? catalogue.translate(language, english)
                                   : catalogue.translate_in(language, context, english);
        };
        for (const auto& [name, source] : sources) {
            std::string text;
            try {
                text = translate_source(source, translate);
            } catch (const std::runtime_error& error) {
                throw std::runtime_error(
                    fmt::format("{} in {}: {}", name, language_code(language), error.what()));
            }
            if (name.ends_with(".html")) text.insert(0, "{{%AUTOESCAPE context=\"HTML\"}}");
            if (!cache.StringToTemplateCache(name, text, ctemplate::DO_NOT_STRIP)) {
                throw std::runtime_error(fmt::format("{} is not a template", name));
            }
        }
        cache.Freeze();
    }

    Words words_;
    std::array<ctemplate::TemplateCache, 3> caches_;
};

class TemplateRenderer final : public Renderer {
  public:
    TemplateRenderer(const std::filesystem::path& web, std::shared_ptr<const Catalogue> catalogue,
                     const Assets& assets)
        : catalogue_(std::move(catalogue)),
          assets_(assets),
          drawings_(read_folder(web / "drawings", ".svg", false)) {
        for (const auto* extension : {".html", ".txt"})
            sources_.merge(read_folder(web / "templates", extension, true));
        if (!sources_.contains(std::string(layout))) throw std::runtime_error("layout.html is missing");
        for (auto& [name, source] : sources_) {
            if (name.ends_with(".txt")) continue;
            source = keep_white_space(without_indentation(insert_drawings(source, drawings_)));
            const auto faults = source_faults(source);
            if (!faults.empty()) throw std::runtime_error(fmt::format("{}: {}", name, faults.front()));
        }
        plain_ = std::make_shared<const Edition>(sources_, *catalogue_, Words{});
    }

    std::string page(const Theme& theme, Language language, const Frame& frame,
                     std::string_view template_file, const Fields& fields) const override {
        const auto edition = edition_of(theme);
        auto around = frame_fields(theme, language, frame, assets_);
        std::string page;
        if (is_whole(template_file)) {
            edition->expand(language, template_file, around, page);
            return page;
        }
        // So that parts that a page includes know it too.
        fields.dictionary().SetTemplateGlobalValue("BASE", std::string(frame.base));
        if (const auto front = drawings_.find("front-" + theme.logo); front != drawings_.end()) {
            fields.dictionary().SetTemplateGlobalValue("FRONT_DRAWING", front->second);
        }
        std::string content;
        edition->expand(language, template_file, fields, content);
        around.set("CONTENT", content);
        const auto logo = drawings_.find("logo-" + theme.logo);
        if (logo != drawings_.end()) around.set("LOGO", logo->second);
        page.reserve(content.size() + frame_size);
        edition->expand(language, layout, around, page);
        return page;
    }

    std::string piece(const Theme& theme, Language language, std::string_view template_file,
                      const Fields& fields) const override {
        std::string text;
        edition_of(theme)->expand(language, template_file, fields, text);
        return text;
    }

    const Catalogue& catalogue() const override { return *catalogue_; }

    std::string translate(const Theme& theme, Language language, std::string_view english) const override {
        if (auto own = own_word(theme.words, language, english); !own.empty()) return own;
        return catalogue_->translate(language, english);
    }

    bool has(std::string_view template_file) const override {
        return sources_.contains(std::string(template_file));
    }

    void prepare(const Theme& theme) const override { (void)edition_of(theme); }

  private:
    static constexpr std::size_t frame_size = 6000;  // bytes of an ordinary frame

    /// Whether a template is a document by itself, which stands without the frame (and knows the frame's
    /// values alone).
    bool is_whole(std::string_view template_file) const {
        const auto source = sources_.find(std::string(template_file));
        return source != sources_.end() && source->second.starts_with("<!DOCTYPE");
    }

    /// The edition with the theme's words. Made when the words are new, which happens once a theme.
    std::shared_ptr<const Edition> edition_of(const Theme& theme) const {
        if (theme.words.empty()) return plain_;
        {
            const std::shared_lock lock(mutex_);
            const auto found = editions_.find(theme.name);
            if (found != editions_.end() && found->second->words() == theme.words) return found->second;
        }
        auto made = std::make_shared<const Edition>(sources_, *catalogue_, theme.words);
        const std::unique_lock lock(mutex_);
        return editions_[theme.name] = std::move(made);
    }

    std::shared_ptr<const Catalogue> catalogue_;
    Assets assets_;
    std::map<std::string, std::string> drawings_;
    std::map<std::string, std::string> sources_;
    std::shared_ptr<const Edition> plain_;
    mutable std::shared_mutex mutex_;
    /// By the theme's name: a theme that was loaded anew takes the place of its older self.
    mutable std::map<std::string, std::shared_ptr<const Edition>> editions_;
};

}  // namespace

std::unique_ptr<Renderer> Renderer::create(const std::filesystem::path& web,
                                           std::shared_ptr<const Catalogue> catalogue, const Assets& assets) {
    return std::make_unique<TemplateRenderer>(web, std::move(catalogue), assets);
}

}  // namespace luwte::view

// Fields over ctemplate's dictionaries.
#include "view/fields.h"

// ctemplate's headers use strlen without including it.
#include <cstring>
// clang-format off
#include <ctemplate/template_dictionary.h>
// clang-format on

namespace luwte::view {

namespace {
ctemplate::TemplateString to_template(std::string_view text) {
    return {text.data() == nullptr ? "" : text.data(), text.size()};
}
}  // namespace

Fields::Fields()
    : root_(std::make_shared<ctemplate::TemplateDictionary>("fields")), dictionary_(root_.get()) {}

Fields& Fields::set(std::string_view name, std::string_view value) {
    dictionary_->SetValue(to_template(name), to_template(value));
    return *this;
}

Fields& Fields::set(std::string_view name, std::int64_t value) {
    return set(name, std::to_string(value));
}

Fields& Fields::show(std::string_view name, bool yes) {
    if (yes) dictionary_->ShowSection(to_template(name));
    return *this;
}

Fields& Fields::set_if(std::string_view name, std::string_view value) {
    if (value.empty()) return *this;
    return set(name, value).show("HAS_" + std::string(name));
}

Fields Fields::add(std::string_view name) {
    return Fields(root_, dictionary_->AddSectionDictionary(to_template(name)));
}

Fields Fields::include(std::string_view name, std::string_view template_file) {
    auto* included = dictionary_->AddIncludeDictionary(to_template(name));
    included->SetFilename(to_template(template_file));
    return Fields(root_, included);
}

}  // namespace luwte::view

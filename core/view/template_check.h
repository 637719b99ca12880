// Reads the tags of a template and says what no template may hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luwte::view {

class TemplateCheck {
  public:
    explicit TemplateCheck(std::string_view source) : rest_(source) {}
    /// Reads the source to its end.
    [[nodiscard]] std::vector<std::string> faults();

  private:
    void read_tag();
    void read_attribute(std::string_view element);
    void check_attribute(std::string_view element, std::string_view name, std::string_view value);
    void skip_marker_or_letter();
    void fault(std::string_view what, std::string_view where);

    std::string_view rest_;
    std::vector<std::string> faults_;
};

}  // namespace luwte::view

// A form in the fields of its template.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "feature/rule_builder/rule_form.h"
#include "feature/visit/context.h"

namespace luwte::rule_builder {

/// What is shown besides the form itself.
struct FormLook {
    std::vector<FormFault> faults;
    std::string touched;  ///< the field that a button was about: the page leads there
    std::vector<std::pair<std::string, std::string>> forums;  ///< code and name
};

/// Sets everything of web/templates/rule_builder/form.html that is about the form.
void set_form(view::Fields fields, const visit::Context& context, const RuleForm& form, const FormLook& look);

}  // namespace luwte::rule_builder

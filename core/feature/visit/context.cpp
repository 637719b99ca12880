#include "feature/visit/context.h"

#include <algorithm>

#include "feature/visit/form_tokens.h"
#include "feature/visit/problem_answers.h"

namespace luwte::visit {

store::Connection& Context::database() {
    if (!lease) lease.emplace(lend());
    return **lease;
}

std::string Context::link(std::string_view path_and_query) const {
    return choices.prefix() + std::string(path_and_query);
}

std::string Context::translate(std::string_view english) const {
    return renderer.translate(*organisation->theme, language, english);
}

std::string Context::translate(std::string_view english,
                               std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
    return view::fill_in(translate(english), std::vector(values));
}

void Context::prepare_form(view::Fields fields) const {
    fields.set("TOKEN", tokens.issue(organisation->id, visitor.binding, now));
    fields.set("BASE", choices.prefix());
}

net::Response Context::page(std::string_view template_file, view::Fields fields, PageOptions options) const {
    const auto base = choices.prefix();
    fields.set("BASE", base);
    const auto title = options.title.empty() ? std::string() : translate(options.title);
    view::Frame frame;
    frame.title = title;
    frame.base = base;
    frame.path = path;
    frame.back = options.back;
    frame.wake = options.wake;
    frame.reload_seconds = options.reload_seconds;
    frame.signed_in = options.signed_in || visitor.kind == VisitorKind::person || visitor.kind == VisitorKind::staff;
    frame.staff = visitor.is_staff();
    frame.organisation = organisation->title;
    frame.languages = organisation->languages;

    net::Response response;
    response.status = options.status;
    response.body = renderer.page(*organisation->theme, language, frame, template_file, fields);
    response.headers.push_back({"content-language", std::string(view::html_language(language))});
    if (!options.keep_until.empty() && visitor.kind == VisitorKind::reader && options.status == 200)
        keep = KeepOrder{std::move(options.keep_until), options.keep_at_most};
    return response;
}

net::Response Context::redirect(std::string_view path_and_query) const { return net::redirect(link(path_and_query)); }

net::Response Context::problem_page(const base::Problem& problem) const { return problem_answer(*this, problem); }

}  // namespace luwte::visit

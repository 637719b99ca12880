// What a page or API function gets: the request, the organisation, the visitor, the moment, the database.
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/problem.h"
#include "feature/organisation/organisation.h"
#include "feature/visit/visitor.h"
#include "net/request.h"
#include "net/response.h"
#include "store/database.h"
#include "view/fields.h"
#include "view/language.h"
#include "view/renderer.h"

namespace luwte::visit {

class FormTokens;
class RateLimits;

/// Asked of the dispatcher by a page that may be kept for readers.
struct KeepOrder {
    std::vector<std::string> subjects;
    std::chrono::seconds at_most{60};
};

/// How a page wants its frame.
struct PageOptions {
    std::string title;            ///< English text of the discreet title; translated here
    std::string back;             ///< path of the page's own way back
    std::string wake;             ///< event stream that the page listens to
    int reload_seconds = 0;       ///< without JavaScript the page loads itself anew; not where somebody types
    unsigned status = 200;
    bool signed_in = false;  ///< somebody who came as a reader has an account from this answer on
    /// Subjects ("topic 8x…", "forum 3k…") on whose change notice the kept page is dropped. With any, the page may
    /// be kept for readers (if the visitor is one); it must then depend on organisation, language and address only.
    std::vector<std::string> keep_until;
    std::chrono::seconds keep_at_most{60};
};

/// Lives for one request, on one worker thread. Handlers are plain synchronous functions of it.
struct Context {
    const net::Request& request;
    std::shared_ptr<const organisation::Organisation> organisation;
    Visitor visitor;
    view::Choices choices;       ///< from the address
    view::Language language;     ///< settled: address, session, Accept-Language, organisation's default
    std::uint32_t hidden_warnings = 0;  ///< kinds hidden by the address or in the session
    std::string_view path;       ///< the request's path without the prefix of choices
    std::vector<std::string_view> captures;  ///< what the route's pattern caught, in order
    net::Parameters form;        ///< the decoded body of a POST
    /// Of the form token that came with this POST: the same for the same form sent twice (16 bytes), so that a
    /// verb can make sending it twice harmless.
    std::string submission;
    base::TimePoint now;
    const view::Renderer& renderer;
    const FormTokens& tokens;
    RateLimits& limits;

    /// The connection of this request, lent on first use and given back at its end.
    [[nodiscard]] store::Connection& database();

    /// An address of ours with the visitor's choices in front: link("/t/8x…").
    [[nodiscard]] std::string link(std::string_view path_and_query) const;
    [[nodiscard]] std::string translate(std::string_view english) const;
    /// {"name", value} pairs replace {name}.
    [[nodiscard]] std::string translate(std::string_view english,
                                        std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;
    /// Sets TOKEN to a fresh, masked form token and BASE to the prefix; call it for every template with a form.
    void prepare_form(view::Fields fields) const;
    /// A page in the frame. BASE is set in `fields`.
    [[nodiscard]] net::Response page(std::string_view template_file, view::Fields fields, PageOptions options) const;
    [[nodiscard]] net::Response redirect(std::string_view path_and_query) const;  ///< 303, with the prefix
    /// A page that says what went wrong in the visitor's language, with the text they sent kept in a form.
    [[nodiscard]] net::Response problem_page(const base::Problem& problem) const;

    /// Gives the connection back early, before work that waits for something else.
    void release_database() { lease.reset(); }

    // The dispatcher's own; pages leave them alone.
    std::function<store::Pool::Lease()> lend;
    std::optional<store::Pool::Lease> lease;
    mutable std::optional<KeepOrder> keep;
};

}  // namespace luwte::visit

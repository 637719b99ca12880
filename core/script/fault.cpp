#include "script/fault.h"

namespace luwte::script {

std::string Fault::to_string() const {
    std::string text = file;
    if (line > 0) text += ":" + std::to_string(line);
    if (!text.empty()) text += ": ";
    text += what;
    if (!advice.empty()) text += ". " + advice;
    return text;
}

}  // namespace luwte::script

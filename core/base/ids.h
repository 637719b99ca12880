// The ids that more than one feature speaks of. The numbers behind them are random: see id.h.
#pragma once

#include "base/id.h"

namespace luwte {

using OrganisationId = base::PrivateId<struct OrganisationTag>;
using AccountId = base::PrivateId<struct AccountTag>;  ///< never leaves the server
using SessionId = base::PrivateId<struct SessionTag>;
using StaffId = base::PublicId<struct StaffTag>;
using PersonaId = base::PublicId<struct PersonaTag>;
using ForumId = base::PublicId<struct ForumTag>;
using TopicId = base::PublicId<struct TopicTag>;
using PostId = base::PublicId<struct PostTag>;
using DraftId = base::PublicId<struct DraftTag>;
using ReviewItemId = base::PublicId<struct ReviewItemTag>;
using DecisionId = base::PublicId<struct DecisionTag>;
using SanctionId = base::PublicId<struct SanctionTag>;
using AppealId = base::PublicId<struct AppealTag>;
using EscalationId = base::PublicId<struct EscalationTag>;
using RuleId = base::PublicId<struct RuleTag>;
using BacktestId = base::PublicId<struct BacktestTag>;
using ShiftId = base::PublicId<struct ShiftTag>;

}  // namespace luwte

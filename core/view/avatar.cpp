// Composes an avatar: a sky, a ground, a thing, from independent parts of the seed.
#include "view/avatar.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace luwte::view {

namespace {

struct Hues {
    std::string_view sky, ground, thing, detail;
};
/// Pairs that stay apart at 40 pixels, for eyes that see few colours too: the thing always differs from its
/// sky in lightness.
constexpr std::array<Hues, 12> hues{{
    {"#f3dcc0", "#d9b48a", "#7a4a2b", "#fff6e8"},
    {"#cfe3e6", "#8fb6b8", "#23585e", "#f4fbfb"},
    {"#e3e0f0", "#aaa3c8", "#4a4379", "#fbfaff"},
    {"#dfe8cf", "#a9bf84", "#465a26", "#f9fcf1"},
    {"#f6d9d3", "#d99a8c", "#86392c", "#fff4f1"},
    {"#d5e1f2", "#93b0d6", "#27497c", "#f5f9ff"},
    {"#3d5a60", "#2b4247", "#e8d9b5", "#93b8b4"},
    {"#57496b", "#40344f", "#f0cfae", "#b9a6cf"},
    {"#f7e8b6", "#dcbf63", "#6b5410", "#fffbea"},
    {"#4c6147", "#384a34", "#e6e2bd", "#a9c29c"},
    {"#e9d6e2", "#c399b2", "#703457", "#fff5fb"},
    {"#6b4a3d", "#51362c", "#f3dcc4", "#cfa58f"},
}};

/// Takes independent choices out of one number (splitmix64, https://prng.di.unimi.it/splitmix64.c).
class Choice {
  public:
    explicit Choice(std::uint64_t seed) : state_(seed) {}
    unsigned below(unsigned bound) {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        mixed ^= mixed >> 31U;
        return static_cast<unsigned>(mixed % bound);
    }
    /// A number from `low` to `high`, both included.
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<unsigned>(high - low + 1)));
    }

  private:
    std::uint64_t state_;
};

std::string ground(Choice& choice, const Hues& hue) {
    const int left = choice.between(25, 34), middle = choice.between(22, 36), right = choice.between(25, 34);
    return fmt::format(R"svg(<path fill="{}" d="M0 {}C10 {} 28 {} 40 {}V40H0z"/>)svg", hue.ground, left,
                       middle, right + 4, right);
}

std::string shell(Choice& choice, const Hues& hue) {
    const int ribs = choice.between(2, 4);
    std::string lines;
    for (int rib = 0; rib < ribs; ++rib) {
        const int x = 20 + (2 * rib - ribs + 1) * 9 / ribs;
        lines += fmt::format("M20 30L{} {}", x, 14 + (x > 20 ? x - 20 : 20 - x) / 3);
    }
    return fmt::format(
        R"svg(<path fill="{}" d="M20 32l-3-2C9 27 7 19 10 14 13 9 27 9 30 14c3 5 1 13-7 16z"/>)svg"
        R"svg(<path stroke="{}" stroke-width="1.4" stroke-linecap="round" fill="none" d="{}"/>)svg",
        hue.thing, hue.detail, lines);
}

std::string spiral(Choice& choice, const Hues& hue) {
    const int turn = choice.between(0, 3) * 20 - 30;
    return fmt::format(
        R"svg(<g transform="rotate({} 20 21)"><circle cx="20" cy="21" r="11" fill="{}"/>)svg"
        R"svg(<path d="M20 21c0-3 4-3 4 0 0 5-8 5-8-1 0-7 11-8 12 1" fill="none" stroke="{}" stroke-width="1.8" stroke-linecap="round"/></g>)svg",
        turn, hue.thing, hue.detail);
}

std::string bird(Choice& choice, const Hues& hue) {
    const int birds = choice.between(1, 3);
    std::string lines;
    static constexpr std::array<std::array<int, 2>, 3> places{{{20, 18}, {11, 26}, {29, 27}}};
    for (int each = 0; each < birds; ++each) {
        const auto [x, y] = places.at(static_cast<std::size_t>(each));
        const int span = each == 0 ? choice.between(8, 11) : 5;
        lines += fmt::format("M{} {}q{} {} {} {}q{} {} {} {}", x - span, y, span / 2, -span * 2 / 3, span, 1,
                             span / 2, -span * 2 / 3 - 1, span, -1);
    }
    return fmt::format(
        R"svg(<path d="{}" fill="none" stroke="{}" stroke-width="2.4" stroke-linecap="round"/>)svg", lines,
        hue.thing);
}

std::string leaf(Choice& choice, const Hues& hue) {
    const int turn = choice.between(0, 4) * 25 - 50;
    return fmt::format(
        R"svg(<g transform="rotate({} 20 21)"><path fill="{}" d="M20 7c9 8 9 19 0 27-9-8-9-19 0-27z"/>)svg"
        R"svg(<path d="M20 12v24M20 20l4-3M20 20l-4-3M20 27l5-4M20 27l-5-4" stroke="{}" stroke-width="1.3" stroke-linecap="round" fill="none"/></g>)svg",
        turn, hue.thing, hue.detail);
}

std::string grass(Choice& choice, const Hues& hue) {
    const int blades = choice.between(3, 6), wind = choice.between(-6, 6);
    std::string lines;
    for (int blade = 0; blade < blades; ++blade) {
        const int x = 20 + (2 * blade - blades + 1) * 2, tip = x + (2 * blade - blades + 1) * 2 + wind;
        lines += fmt::format("M{} 34Q{} {} {} {}", x, x, 20, tip, choice.between(9, 15));
    }
    return fmt::format(
        R"svg(<path d="{}" fill="none" stroke="{}" stroke-width="2.2" stroke-linecap="round"/>)svg", lines,
        hue.thing);
}

std::string waves(Choice& choice, const Hues& hue) {
    const int rows = choice.between(2, 3), shift = choice.between(0, 5);
    std::string lines;
    for (int row = 0; row < rows; ++row) {
        lines += fmt::format("M{} {}q4-5 8 0t8 0 8 0 8 0", 2 + shift * (row % 2), 17 + row * 7);
    }
    return fmt::format(
        R"svg(<circle cx="{}" cy="10" r="4.5" fill="{}"/><path d="{}" fill="none" stroke="{}" stroke-width="2.3" stroke-linecap="round"/>)svg",
        choice.between(9, 31), hue.detail, lines, hue.thing);
}

std::string stones(Choice& choice, const Hues& hue) {
    const int lean = choice.between(-2, 2), count = choice.between(2, 3);
    std::string drawn = fmt::format(
        R"svg(<ellipse cx="20" cy="31" rx="11" ry="4.5" fill="{0}"/><ellipse cx="{1}" cy="23" rx="8" ry="4" fill="{2}"/>)svg",
        hue.thing, 20 + lean, hue.detail);
    if (count == 3)
        drawn += fmt::format(R"svg(<ellipse cx="{}" cy="15.5" rx="5.5" ry="3.5" fill="{}"/>)svg", 20 - lean,
                             hue.thing);
    return drawn;
}

std::string moon(Choice& choice, const Hues& hue) {
    const int bite = choice.between(4, 9), up = choice.between(-4, 3);
    return fmt::format(
        R"svg(<circle cx="20" cy="17" r="9.5" fill="{}"/><circle cx="{}" cy="{}" r="8.5" fill="{}"/>)svg",
        hue.thing, 20 + bite, 17 + up, hue.sky);
}

std::string flower(Choice& choice, const Hues& hue) {
    const int petals = choice.between(5, 8);
    std::string drawn = fmt::format(R"svg(<path d="M20 20v16" stroke="{}" stroke-width="2"/>)svg", hue.thing);
    for (int petal = 0; petal < petals; ++petal) {
        drawn += fmt::format(
            R"svg(<ellipse cx="20" cy="11" rx="3" ry="5" fill="{}" transform="rotate({} 20 17)"/>)svg",
            hue.thing, petal * 360 / petals);
    }
    return drawn + fmt::format(R"svg(<circle cx="20" cy="17" r="3.2" fill="{}"/>)svg", hue.detail);
}

std::string lighthouse(Choice& choice, const Hues& hue) {
    const int x = choice.between(15, 25);
    return fmt::format(
        R"svg(<path fill="{0}" d="M{1} 33l2-20h4l2 20z"/><path fill="{2}" d="M{3} 20h5l.4 4h-5.8z"/><path fill="{0}" d="M{4} 12h6l-3-4z"/>)svg",
        hue.thing, x - 4, hue.detail, x - 2, x - 3);
}

using Thing = std::string (*)(Choice&, const Hues&);
constexpr std::array<Thing, 10> things{shell, spiral, bird, leaf,   grass,
                                       waves, stones, moon, flower, lighthouse};

}  // namespace

std::string avatar_svg(std::uint64_t seed) {
    Choice choice(seed);
    const auto& hue = hues.at(choice.below(static_cast<unsigned>(hues.size())));
    const auto thing = things.at(choice.below(static_cast<unsigned>(things.size())));
    return fmt::format(
               R"svg(<svg class="avatar" viewBox="0 0 40 40" aria-hidden="true"><path fill="{}" d="M0 0h40v40H0z"/>)svg",
               hue.sky) +
           ground(choice, hue) + thing(choice, hue) + "</svg>";
}

}  // namespace luwte::view

-- For wrk: search for each line of a file in turn, each time as another client behind the proxy that we are.
-- wrk … -s search.lua URL -- FILE

local folder = debug.getinfo(1, "S").source:match("@(.*/)") or "./"
dofile(folder .. "report.lua")

local words, at = {}, 0

function init(arguments)
    for line in io.lines(arguments[1]) do words[#words + 1] = "d=a&q=" .. line end
    at = tonumber(arguments[2]) or 0
end

function request()
    at = at + 1
    return wrk.format("POST", "/z", {
        ["Content-Type"] = "application/x-www-form-urlencoded",
        ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.floor(at / 65536) % 256, math.floor(at / 256) % 256, at % 256),
    }, words[at % #words + 1])
end

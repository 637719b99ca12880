-- For wrk: GET each address of a file in turn; a line holds the address and, after a tab, perhaps a cookie.
-- wrk … -s read.lua URL -- FILE

local folder = debug.getinfo(1, "S").source:match("@(.*/)") or "./"
dofile(folder .. "report.lua")

local requests, at = {}, 0

function init(arguments)
    for line in io.lines(arguments[1]) do
        local address, cookie = line:match("^([^\t]*)\t?(.*)$")
        requests[#requests + 1] = wrk.format("GET", address, cookie ~= "" and {Cookie = cookie} or nil)
    end
end

function request()
    at = at % #requests + 1
    return requests[at]
end

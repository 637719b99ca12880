-- For wrk, with one thread: send each form of a file once (see writers.cpp), each as another client behind the proxy
-- that we are. When there are no more forms it asks for an address that is not there, which shows as refused.
-- wrk -t1 … -s post.lua URL -- FILE

local folder = debug.getinfo(1, "S").source:match("@(.*/)") or "./"
dofile(folder .. "report.lua")

local forms, at = {}, 0

function init(arguments)
    for line in io.lines(arguments[1]) do forms[#forms + 1] = line end
    at = 0
end

function request()
    at = at + 1
    if not forms[at] then return wrk.format("GET", "/nothing-left-to-send") end
    local cookie, topic, token, text = forms[at]:match("^(.-)\t(.-)\t(.-)\t(.*)$")
    return wrk.format("POST", "/t/" .. topic, {
        ["Content-Type"] = "application/x-www-form-urlencoded",
        ["Cookie"] = "__Host-s=" .. cookie,
        ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.floor(at / 65536) % 256, math.floor(at / 256) % 256, at % 256),
    }, "token=" .. token .. "&text=" .. text)
end

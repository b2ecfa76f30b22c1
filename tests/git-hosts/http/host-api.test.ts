import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type HostCall, hostApi, insistOnPace } from "../../../git-hosts/http/host-api.ts";
import type { HostProblem } from "../../../git-hosts/http/host-problem.ts";
import { newPace } from "../../../git-hosts/http/pace.ts";
import { serveListener } from "../../support/loopback-app.ts";

const SECRET = "ghp_a-token-that-nobody-may-see";
const Answer = z.object({ number: z.number() });
const get: HostCall = { method: "GET", path: "/repos/a/b?head=visitor" };

interface Options {
  timeoutMs?: number;
  token?: string;
  perMinute?: number;
  stopwatch?: () => number;
}

async function asking(listener: RequestListener, options: Options = {}) {
  const { timeoutMs, token = SECRET, perMinute = 100, stopwatch = () => 0 } = options;
  const pace = newPace([{ requests: perMinute, withinMs: 60_000 }], stopwatch);
  const api = hostApi({
    baseUrl: await serveListener(listener),
    headers: async () => ({ authorization: `Bearer ${token}` }),
    pace,
    clock: () => 0,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return { api, pace };
}

const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  };

async function problemWith(listener: RequestListener, options?: Options): Promise<HostProblem> {
  const { api } = await asking(listener, options);
  return api.ask(get, Answer).then(
    () => expect.unreachable("it should have failed"),
    (error) => error,
  );
}

describe("what is asked", () => {
  test("goes out with its body as JSON and with the token, and comes back parsed", async () => {
    const { api } = await asking((request, response) => {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        const { authorization, accept } = request.headers;
        const type = request.headers["content-type"];
        const isRight = authorization === `Bearer ${SECRET}` && accept === "application/json";
        const { method, url } = request;
        response.end(isRight ? JSON.stringify({ number: 1, text, type, method, url }) : "");
      });
    });
    const call: HostCall = { method: "POST", path: "/things", body: { name: "Grüße" } };
    const { body } = await api.send(call);
    expect(body).toEqual({
      number: 1,
      text: '{"name":"Grüße"}',
      type: "application/json",
      method: "POST",
      url: "/things",
    });
    // Fields that nobody asked for are left out.
    expect(await api.ask(call, Answer)).toEqual({ number: 1 });
  });

  test("is null where the host says 404, if it was looked for", async () => {
    const { api } = await asking(answering(404, { message: "Not Found" }));
    expect(await api.find(get, Answer)).toBeNull();
  });

  test.each([304, 404, 409, 422])("is told to a caller that wants to know: %i", async (status) => {
    const { api } = await asking(answering(status, ""));
    expect(await api.send(get)).toMatchObject({ status, body: null });
  });
});

describe("a failure", () => {
  /** Fails so many times, and tells how often it was asked. */
  function failing(times: number, fail: RequestListener) {
    const asked: string[] = [];
    const listener: RequestListener = (request, response) => {
      asked.push(request.method ?? "");
      if (asked.length > times) answering(200, { number: 1 })(request, response);
      else fail(request, response);
    };
    return { asked, listener };
  }

  const BRIEF: [string, RequestListener][] = [
    ["a 502", answering(502, "Bad gateway")],
    ["a connection that is closed", (_, response) => void response.destroy()],
    ["half an answer", answering(200, '{"num')],
  ];

  test.each(BRIEF)("that is brief does not show where something is read: %s", async (_, fail) => {
    const { asked, listener } = failing(1, fail);
    const { api } = await asking(listener);
    expect(await api.ask(get, Answer)).toEqual({ number: 1 });
    expect(asked).toHaveLength(2);
  });

  test.each(BRIEF)("that is not over at the second try is told: %s", async (_, fail) => {
    const { asked, listener } = failing(9, fail);
    const { api } = await asking(listener);
    await expect(api.ask(get, Answer)).rejects.toMatchObject({ kind: "down" });
    expect(asked).toHaveLength(2);
  });

  test.each(BRIEF)("is told at once where something may have been done: %s", async (_, fail) => {
    const { asked, listener } = failing(1, fail);
    const { api } = await asking(listener);
    const call: HostCall = { method: "POST", path: "/things", body: {} };
    await expect(api.ask(call, Answer)).rejects.toMatchObject({ kind: "down" });
    expect(asked).toHaveLength(1);
  });

  test.each<[string, RequestListener]>([
    ["a host that does not answer", () => {}],
    ["a 503 that asks for rest", answering(503, "", { "retry-after": "7" })],
    ["a 429", answering(429, "")],
    ["a 404", answering(404, "")],
  ])("is told at once where asking again would be of no use: %s", async (_, fail) => {
    const { asked, listener } = failing(1, fail);
    const { api } = await asking(listener, { timeoutMs: 100 });
    await expect(api.ask(get, Answer)).rejects.toThrow("GET /repos/a/b");
    expect(asked).toHaveLength(1);
  });
});

describe("a problem says what happened and what to do", () => {
  test.each<[number, string, Record<string, string>, Partial<HostProblem>, RegExp]>([
    [301, "Moved Permanently", {}, { kind: "missing" }, /has moved: set the owner and the name/],
    [401, "Bad credentials", {}, { kind: "denied" }, /token is not valid/],
    [403, "Not accessible", {}, { kind: "denied" }, /no right to this/],
    [403, "No.", { "x-accepted-github-permissions": "contents=write" }, {}, /needs contents=write/],
    [404, "Not Found", {}, { kind: "missing" }, /not there, or the token may not see it/],
    [409, "Somebody was faster", {}, { kind: "conflict" }, /Somebody was faster/],
    [410, "Issues are disabled", {}, { kind: "missing" }, /turned off/],
    [422, "Validation Failed", {}, { kind: "refused" }, /Validation Failed/],
    [429, "Slow down", {}, { kind: "busy", retryAfterMs: 60_000 }, /Slow down/],
    [403, "Wait", { "retry-after": "7" }, { kind: "busy", retryAfterMs: 7_000 }, /403: Wait$/],
    [502, "Bad gateway", {}, { kind: "down" }, /Bad gateway/],
  ])("%i %s %o", async (status, message, headers, about, says) => {
    const problem = await problemWith(answering(status, { message }, headers));
    expect(problem).toMatchObject({ name: "HostProblem", status, ...about });
    expect(problem.message).toMatch(says);
    expect(problem.message).toContain("GET /repos/a/b was answered");
    expect(problem.message).not.toContain("visitor");
  });

  test("with what GitHub says of each field, and without what was sent in it", async () => {
    const errors = [
      { field: "title", code: "missing", value: "a visitor's words" },
      { message: "A pull request already exists for o:b." },
      "and this",
    ];
    const { message } = await problemWith(answering(422, { message: "Validation Failed", errors }));
    expect(message).toContain(
      "Validation Failed; title missing; A pull request already exists for o:b.; and this",
    );
    expect(message).not.toContain("visitor's words");
  });

  test("where fields of an answer are missing, by name", async () => {
    const problem = await problemWith(answering(200, { number: "a visitor's words" }));
    expect(problem).toMatchObject({ kind: "down", status: 200 });
    expect(problem.message).toMatch(/number: .*expected number/);
    expect(problem.message).not.toContain("visitor");
  });
});

describe("a host that gives no whole answer is down:", () => {
  test.each<[string, RequestListener]>([
    ["it hangs up", (request) => void request.destroy()],
    ["it says nothing", () => {}],
    [
      "it stops in the middle",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" }).write('{"number":');
        response.destroy();
      },
    ],
    [
      "it begins and never ends",
      (_, response) => {
        response.writeHead(200).write('{"number":');
      },
    ],
    ["it sends a web page", answering(200, `<p>${SECRET}</p>`)],
  ])("%s", async (_, listener) => {
    const problem = await problemWith(listener, { timeoutMs: 300 });
    expect(problem).toMatchObject({ kind: "down", status: null });
    expect(everythingOf(problem)).not.toContain(SECRET);
  });

  test("an error page in front of it counts by its status", async () => {
    const problem = await problemWith(answering(502, "<h1>Bad gateway</h1>"));
    expect(problem).toMatchObject({ kind: "down", status: 502 });
  });

  test("it sends more than anybody needs", async () => {
    const problem = await problemWith((_, response) => {
      const part = Buffer.alloc(4 * 1024 * 1024, " ");
      const more = () => {
        while (response.write(part));
        response.once("drain", more);
      };
      more();
    });
    expect(problem).toMatchObject({ kind: "down" });
    expect(String(problem.cause)).toContain("larger than");
  });
});

describe("the token", () => {
  test("does not follow where the host redirects to", async () => {
    const asked: string[] = [];
    const elsewhere = await serveListener((request, response) => {
      asked.push(request.url ?? "");
      response.end('{"number":1}');
    });
    const problem = await problemWith(answering(302, "", { location: elsewhere }));
    expect(problem.kind).toBe("missing");
    expect(asked).toEqual([]);
  });

  test.each([`${SECRET}\nx`, `${SECRET}☂`])(
    "is in no error, also where it is none: %j",
    async (token) => {
      const problem = await problemWith(answering(200, { number: 1 }), { token });
      expect(problem.kind).toBe("denied");
      expect(problem.message).toContain("characters that no token has");
      expect(everythingOf(problem)).not.toContain(SECRET);
    },
  );
});

describe("the pace", () => {
  const post: HostCall = { method: "POST", path: "/things", body: {}, creates: true };

  test("holds back what creates something, and nothing else", async () => {
    const { api, pace } = await asking(answering(201, { number: 1 }), { perMinute: 2 });
    await api.send(post);
    await api.send(post);
    await expect(api.send(post)).rejects.toMatchObject({ kind: "busy", retryAfterMs: 60_000 });
    expect(await api.ask(get, Answer)).toEqual({ number: 1 });
    expect(() => insistOnPace(pace, 1)).toThrow("as many requests were made as the host allows");
  });

  test("counts what was sent and got no answer: the host may have done it", async () => {
    const { api, pace } = await asking((request) => void request.destroy(), { perMinute: 1 });
    await expect(api.send(post)).rejects.toMatchObject({ kind: "down" });
    expect(pace.waitFor(1)).toBe(60_000);
  });
});

/** The message, the causes and all that stands in them. */
function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.stack, JSON.stringify(error), everythingOf(error.cause)].join("\n");
}

describe("a rest that the host asked for", () => {
  const post: HostCall = { method: "POST", path: "/things", body: {}, creates: true };

  test("is shared by all who ask it, and nothing is sent within it", async () => {
    let now = 0;
    let asked = 0;
    const listener: RequestListener = (request, response) => {
      asked += 1;
      const isBusy = asked === 1;
      const answer = isBusy
        ? answering(403, { message: "Wait" }, { "retry-after": "3600" })
        : answering(200, { number: asked });
      answer(request, response);
    };
    const { api } = await asking(listener, { stopwatch: () => now });
    await expect(api.send(post)).rejects.toMatchObject({ status: 403, retryAfterMs: 3_600_000 });
    now = 600_000;
    for (const call of [get, post, get]) {
      const left = { kind: "busy", status: null, retryAfterMs: 3_000_000 };
      await expect(api.send(call)).rejects.toMatchObject(left);
    }
    expect(asked).toBe(1);
    now = 3_600_000;
    expect(await api.ask(get, Answer)).toEqual({ number: 2 });
  });

  test("is not cut short by another answer that asks for less", async () => {
    const { pace } = await asking(answering(200, {}));
    pace.rest(60_000);
    pace.rest(1_000);
    expect(pace.restLeft()).toBe(60_000);
  });
});

/** What comes from the git host, and what goes to the moderator: how webhooks, the feed and notifications are broken. */
import type { BrokenPromise } from "./break.ts";

export const HOST_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "A webhook is heard only where the host's secret proves it, over the bytes as they came; the log says what to look at, and no secret",
    breaks: [
      {
        what: "a signature is enough, whoever made it",
        file: "service/webhooks/signature.ts",
        find: "return isSame(header, prefix + digest) ? null : OTHER_SECRET;",
        put: "return header.startsWith(prefix) ? null : OTHER_SECRET;",
        tests: ["service/webhooks/signature", "service/webhooks/hear-webhook"],
      },
      {
        what: "what is signed is not quite what came",
        file: "service/webhooks/signature.ts",
        find: 'createHmac("sha256", secret).update(body)',
        put: 'createHmac("sha256", secret).update(new TextDecoder().decode(body).trim())',
        tests: ["service/webhooks/signature"],
      },
      {
        what: "what was signed years ago is good",
        file: "service/webhooks/signature.ts",
        find: "age <= MAX_AGE_SECONDS",
        put: "age >= 0",
        tests: ["service/webhooks/signature"],
      },
      {
        what: "the log has the secret",
        file: "service/webhooks/hear-webhook.ts",
        find: "{ status, reason: says }",
        put: "{ status, reason: secret }",
        tests: ["service/webhooks/hear-webhook"],
      },
      {
        what: "whoever sends fills the log",
        file: "service/webhooks/hear-webhook.ts",
        find: 'if (complaints.take("everybody") === 0) log(',
        put: "log(",
        tests: ["service/webhooks/hear-webhook"],
      },
    ],
  },
  {
    promise:
      "`npm run doctor` shows of other people's webhooks which host they go to, and neither path nor key; none that is meant for something else is called wrong",
    breaks: [
      {
        what: "the path is shown, which is the key to many services",
        file: "git-hosts/webhook-address.ts",
        find: `\`\${parsed.protocol}//\${parsed.host}\``,
        put: `\`\${parsed.origin}\${parsed.pathname}\``,
        tests: ["git-hosts/webhooks"],
      },
      {
        what: "whatever goes to the same host is taken for ours",
        file: "git-hosts/webhook-address.ts",
        find: "if (!isMeant) return null;",
        put: 'if (!isMeant && service === "") return null;',
        tests: ["git-hosts/webhooks"],
      },
    ],
  },
  {
    promise:
      "A replay is refused, also under another id; a forged or repeated one could at most cost a look",
    breaks: [
      {
        what: "under another id it is another one",
        file: "service/webhooks/heard-before.ts",
        find: `, \`body:\${digestOf(body)}\`]`,
        put: "]",
        tests: ["service/webhooks/heard-before", "service/webhooks/hear-webhook"],
      },
      {
        what: "nobody remembers which were heard",
        file: "service/webhooks/hear-webhook.ts",
        find: "if (isRepeated(sent)) return refuse(409, REPEATED);",
        put: "",
        tests: ["service/webhooks/hear-webhook", "service/webhooks/running-service"],
      },
      {
        what: "what is remembered grows for ever",
        file: "service/webhooks/heard-before.ts",
        find: "if (heard.size <= most * 2) break;",
        put: 'if (mark !== "") break;',
        tests: ["service/webhooks/heard-before"],
      },
    ],
  },
  {
    promise:
      "However long or often a git host asks for a rest, it gets it, and is asked ever more seldom",
    breaks: [
      {
        what: "one that asks again and again gets no more than it asked for",
        file: "service/back-off.ts",
        find: "Math.max(asked, FIRST_WAIT_MS) * 2 ** (times - 1)",
        put: "Math.max(asked, FIRST_WAIT_MS)",
        tests: ["service/busy-host", "service/back-off", "service/webhooks/looks"],
      },
      {
        what: "each who asks the host has to be told by itself",
        file: "git-hosts/http/host-api.ts",
        find: "if (retryAfterMs !== null) pace.rest(retryAfterMs);",
        put: "",
        tests: ["git-hosts/http/host-api"],
      },
      {
        what: "a long rest is over at once",
        file: "service/after.ts",
        find: "Math.min(milliseconds, LONGEST_MS)",
        put: "milliseconds",
        tests: ["service/after"],
      },
      {
        what: "one that says a month is left alone for a month",
        file: "git-hosts/http/retry-after.ts",
        find: "return Math.min(Math.max(milliseconds, 1_000), LONGEST_MS);",
        put: "return Math.max(milliseconds, 1_000);",
        tests: ["git-hosts/http/retry-after"],
      },
      {
        what: "the host's moments are compared with our clock",
        file: "git-hosts/http/retry-after.ts",
        find: "dateOf(headers) ?? ownNow",
        put: "ownNow",
        tests: ["git-hosts/http/retry-after"],
      },
    ],
  },
  {
    promise:
      "However many webhooks come, the host is asked once in ten seconds, and not at all while it wants a rest; without them once a minute for all, and so again when they stop",
    breaks: [
      {
        what: "each makes the service look at once",
        file: "service/look-again.ts",
        find: "if (!isPlanned && looking === null && failures === 0) plan(GATHER_MS);",
        put: "if (looking === null && failures === 0) begin();",
        tests: ["service/webhooks/looks"],
      },
      {
        what: "a webhook ends the rest of the host",
        file: "service/look-again.ts",
        find: "if (!isPlanned && looking === null && failures === 0) plan(GATHER_MS);",
        put: "if (!isPlanned && looking === null) plan(GATHER_MS);",
        tests: ["service/webhooks/looks"],
      },
      {
        what: "how long a rest the host asked for is of no interest",
        file: "service/look-again.ts",
        find: "const asked = restAskedFor(error);",
        put: "const asked = restAskedFor(null);",
        tests: ["service/webhooks/looks"],
      },
      {
        what: "webhooks that stopped are relied upon",
        file: "service/follow-proposals.ts",
        find: "if (isNews && !isAsked()) relyOnWebhooks(false);",
        put: "",
        tests: ["service/webhooks/looks"],
      },
    ],
  },
  {
    promise:
      "The feed of what waits is for whoever has its key, holds nothing that runs, and keeps git no busier than once in ten seconds",
    breaks: [
      {
        what: "no key is asked for",
        file: "service/app.ts",
        find: 'if (!isAllowed) return answerError(c, "not_found", parts);',
        put: "",
        tests: ["service/waiting-feed/waiting-feed"],
      },
      {
        what: "the log has its address",
        file: "service/main.ts",
        find: `console.log(\`Comment service: \${service.url}\`);`,
        put: `console.log(\`Comment service: \${service.url}\`);\n  console.log(service.url + feedPath(settings.signingKeys));`,
        tests: ["service/waiting-feed/process"],
      },
      {
        what: "each request is one of git",
        file: "service/waiting-feed/waiting-feed.ts",
        find: "if (last !== null && parts.stopwatch() - last.madeAt < FRESH_MS) return last.feed;",
        put: "",
        tests: ["service/waiting-feed/waiting-feed"],
      },
      {
        what: "the text is in the feed as it was typed",
        file: "service/waiting-feed/atom-feed.ts",
        find: 'raw(commentHtml(submission.text, "markdown"))',
        put: "raw(submission.text)",
        tests: ["service/waiting-feed/atom-feed"],
      },
      {
        what: "the feed has letters that XML has no place for",
        file: "service/waiting-feed/atom-feed.ts",
        find: "return xmlText(String(feed));",
        put: "return String(feed);",
        tests: ["service/waiting-feed/atom-feed"],
      },
    ],
  },
  {
    promise:
      "On plain git suspected spam comes as one list after everything else; what is kept of it, or came after it, is not marked with the others",
    breaks: [
      {
        what: "what looks like spam is asked about among the others",
        file: "scripts/moderate/suspects.ts",
        find: "clear: all.filter(({ suspicions }) => suspicions.length === 0),",
        put: "clear: [...all],",
        tests: ["scripts/moderate/suspects"],
      },
      {
        what: "what is kept is marked too",
        file: "scripts/moderate/suspects.ts",
        find: "isRestSpam ? ids.filter((id) => !keep.includes(id)) : []",
        put: "isRestSpam ? ids : []",
        tests: ["scripts/moderate/suspects"],
      },
      {
        what: "what came after the list is marked with it",
        file: "scripts/moderate/review.ts",
        find: "await markAsSpam(desk, answer.spam);",
        put: "await markAsSpam(desk, idsOf(parted(await readWaiting(desk.moderation)).suspected));",
        tests: ["scripts/moderate/suspects"],
      },
    ],
  },
  {
    promise:
      "On plain git suspected spam takes no comment's place in the feed: one entry tells of all of it, in words that nothing acts on",
    breaks: [
      {
        what: "suspects are read in the place of comments",
        file: "service/waiting-feed/waiting-comments.ts",
        find: "found.filter((one) => reasons(one) === 0)",
        put: "[...found]",
        tests: ["service/waiting-feed/waiting-feed"],
      },
    ],
  },
  {
    promise:
      "On plain git suspected spam is marked as spam after its days and beyond a cap, the oldest first; never what is not suspected, nor what is on main",
    breaks: [
      {
        what: "it is kept for ever",
        file: "service/drop-suspects.ts",
        find: "if (Date.parse(one.date) < before)",
        put: "if (before < 0)",
        tests: ["service/drop-suspects"],
      },
      {
        what: "there may be any number of them",
        file: "service/drop-suspects.ts",
        find: "suspects.slice(0, Math.max(0, suspects.length - most))",
        put: "suspects.slice(0, most < 0 ? 1 : 0)",
        tests: ["service/drop-suspects"],
      },
      {
        what: "what is not suspected is marked too",
        file: "service/drop-suspects.ts",
        find: "waiting.filter(({ body }) => suspicionsIn(body).length > 0)",
        put: "waiting.filter(({ body }) => suspicionsIn(body).length > -1)",
        tests: ["service/drop-suspects"],
      },
      {
        what: "one that is approved keeps all others from being marked",
        file: "git-hosts/plain-git/refuse.ts",
        find: "if (refusable.length === 0) return [];",
        put: "if (refusable.length < waiting.length) return [];",
        tests: ["git-hosts/plain-git/author-at-work"],
      },
      {
        what: "what is in a thread already is marked",
        file: "service/drop-suspects.ts",
        find: 'sought.filter((_, at) => places[at] === "nowhere")',
        put: "sought.filter((_, at) => places[at] !== undefined)",
        tests: ["service/drop-suspects"],
      },
    ],
  },
  {
    promise:
      "A receiver that is slow, down, or sends us elsewhere holds up nobody, gets one request at a time, and hears only of what waits",
    breaks: [
      {
        what: "a redirect is followed",
        file: "service/notify/post-signed.ts",
        find: 'redirect: "manual"',
        put: 'redirect: "follow"',
        tests: ["service/notify/notifier"],
      },
      {
        what: "an answer is waited for as long as it takes",
        file: "service/notify/post-signed.ts",
        find: "AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)])",
        put: "limits.signal",
        tests: ["service/notify/notifier"],
      },
      {
        what: "each is told in a request of its own",
        file: "service/notify/notifier.ts",
        find: "if (!isBusy && !giveUp.signal.aborted) next();",
        put: "if (!giveUp.signal.aborted) next();",
        tests: ["service/notify/notifier"],
      },
      {
        what: "what could not be proposed is told as well",
        file: "service/notify/telling-host.ts",
        find: "      await gitHost.propose(proposal);\n      if",
        put: "      if",
        tests: ["service/notify/telling-host"],
      },
    ],
  },
];

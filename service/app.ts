/** The comment service's routes. */
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { routePath } from "hono/route";
import {
  answerError,
  answerIssued,
  answerPreview,
  answerReceived,
  answerStatus,
} from "./answers.ts";
import { clientAddress } from "./client-address.ts";
import { issueToken } from "./issue-token.ts";
import { reasonOf } from "./log.ts";
import { basePath } from "./pages/layout.ts";
import type { ServiceParts } from "./parts.ts";
import { previewEntry } from "./preview.ts";
import { receiveSubmission } from "./receive-submission.ts";
import { readFields } from "./request-fields.ts";
import { securityHeaders } from "./security-headers.ts";
import { redirectOrigins } from "./staticman/redirects.ts";
import { STATICMAN_VERSION, staticmanRoutes } from "./staticman/routes.ts";
import { statusOf } from "./status.ts";
import { isStatusKey } from "./status-address.ts";
import { FEED_TYPE } from "./waiting-feed/atom-feed.ts";
import { isFeedKey } from "./waiting-feed/feed-address.ts";
import { writePage } from "./write-page.ts";

/** `socketAddress` tells who is at the other end of the connection, as far as the runtime knows. */
export function createApp(
  parts: ServiceParts,
  socketAddress: (c: Context) => string | undefined,
): Hono {
  const { settings, intake, hearWebhook, waitingFeed, log } = parts;
  const app = new Hono().basePath(basePath(parts));
  const fromTheSite = cors({
    origin: new URL(settings.siteUrl).origin,
    allowMethods: ["GET", "POST"],
    exposeHeaders: ["retry-after"],
  });

  app.use(securityHeaders(redirectOrigins(parts)));
  app.use("/comments", fromTheSite);
  app.use("/preview", fromTheSite);
  app.use("/token", fromTheSite);
  app.use(`/${STATICMAN_VERSION}/*`, fromTheSite);

  const clientOf = (c: Context) =>
    clientAddress(socketAddress(c), c.req.header("x-forwarded-for"), settings.trustedProxies);

  app.post("/comments", async (c) => {
    const body = await readFields(c.req.raw);
    return answerReceived(c, await receiveSubmission(body, c.req.raw, clientOf(c), parts), parts);
  });
  app.route("/", staticmanRoutes(parts, clientOf));
  app.get("/write", (c) => writePage(c, parts));
  app.post("/preview", async (c) => {
    return answerPreview(c, await previewEntry(c.req.raw, clientOf(c), parts), parts);
  });
  app.get("/token", async (c) => {
    const post = c.req.query("post") ?? "";
    return answerIssued(c, await issueToken(post, c.req.raw, clientOf(c), parts), parts);
  });
  app.get("/status/:id", async (c) => {
    const id = c.req.param("id");
    const isAllowed = isStatusKey(id, c.req.query("key") ?? "", settings.signingKeys);
    const status = isAllowed ? await statusOf(id, parts) : null;
    return status ? answerStatus(c, status, parts) : answerError(c, "unknown_status", parts);
  });
  if (hearWebhook !== null) {
    app.post("/webhook", async (c) => {
      const { status, says } = await hearWebhook(c.req.raw);
      return status === 204 ? c.body(null, status) : c.text(`${says}\n`, status);
    });
  }
  if (waitingFeed !== null) {
    app.get("/waiting.atom", async (c) => {
      const isAllowed = isFeedKey(c.req.query("key") ?? "", settings.signingKeys);
      if (!isAllowed) return answerError(c, "not_found", parts);
      return c.body(await waitingFeed(), 200, { "content-type": FEED_TYPE });
    });
  }
  app.get("/health", (c) => c.json({ status: "ok", waiting: intake.waiting().length }));
  app.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /\n"));
  app.get("/assets/:name{(?:stet|comments)\\.css}", async (c) => {
    const stylesheet = await parts.stylesheet(c.req.param("name"));
    if (stylesheet === null) return answerError(c, "not_found", parts);
    c.header("cache-control", "max-age=300");
    return c.body(stylesheet, 200, { "content-type": "text/css; charset=utf-8" });
  });

  app.notFound((c) => answerError(c, "not_found", parts));
  app.onError((error, c) => {
    // Whoever went away in the middle of sending reads no answer, and nothing failed here.
    if (c.req.raw.signal.aborted) return c.body(null, 400);
    // The route, for a visitor may type any path.
    log("failed", { route: routePath(c), reason: reasonOf(error) });
    return answerError(c, "failed", parts);
  });
  return app;
}

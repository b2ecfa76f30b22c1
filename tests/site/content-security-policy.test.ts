import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, type PolicyOptions } from "../../site/content-security-policy.ts";

const REDIRECTS = ["https://www.user.example"];

const directives = (
  options: Omit<PolicyOptions, "redirectOrigins" | "script"> & { script?: boolean },
) =>
  Object.fromEntries(
    contentSecurityPolicy({ script: false, ...options, redirectOrigins: REDIRECTS })
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );

describe("the policy of a page", () => {
  const policy = directives({ service: "https://c.example/", preview: false });

  test("lets no script run, in the page or beside it", () => {
    expect(policy).toMatchObject({
      "default-src": ["'none'"],
      "script-src": ["'none'"],
      // The guide tells authors how to have one of their own.
      "font-src": ["'self'"],
    });
  });

  test("lets the form go to the comment service only, and from there where it may redirect to", () => {
    expect(policy).toMatchObject({
      "form-action": ["https://c.example/", "'self'", ...REDIRECTS],
      "connect-src": ["https://c.example/", "'self'"],
    });
  });

  test("allows no inline style and no other base for links", () => {
    expect(policy).toMatchObject({ "style-src": ["'self'"], "base-uri": ["'none'"] });
  });

  test("lets the author show pictures from elsewhere", () => {
    expect(policy["img-src"]).toContain("https:");
  });
});

test("where the form has a script, nothing but the site's own files runs", () => {
  const policy = directives({ service: "https://c.example/", script: true, preview: false });
  expect(policy).toMatchObject({
    "script-src": ["'self'"],
    "connect-src": ["https://c.example/", "'self'"],
  });
});

test("without a service no form goes anywhere", () => {
  expect(directives({ service: null, preview: false })).toMatchObject({
    "form-action": ["'none'"],
    "connect-src": ["'self'"],
  });
});

describe("the search page", () => {
  const policy = directives({
    service: null,
    preview: false,
    search: { elsewhere: "https://s.example" },
  });

  test("alone runs a script, and WebAssembly, and reads files of the site", () => {
    expect(policy).toMatchObject({
      "script-src": ["'self'", "'wasm-unsafe-eval'"],
      "connect-src": ["'self'"],
    });
  });

  test("has a form that leads to itself, and elsewhere where the author names somebody", () => {
    expect(policy).toMatchObject({ "form-action": ["'self'", "https://s.example"] });
    const alone = directives({ service: null, preview: false, search: { elsewhere: null } });
    expect(alone).toMatchObject({ "form-action": ["'self'"] });
  });
});

test("a preview may reload itself", () => {
  expect(directives({ service: "http://localhost:8081/", preview: true })).toMatchObject({
    "script-src": ["'self'"],
    "connect-src": ["http://localhost:8081/", "'self'"],
  });
});

/** Comment text to HTML: what it becomes, and that nothing in it can run. */
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commentHtml } from "../../comments/comment-html.ts";
import { fixtureCases } from "../support/fixture-cases.ts";
import { unsafeParts } from "../support/safe-html.ts";

describe("typed text", () => {
  test.each(fixtureCases("tests/fixtures/comment-markdown.txt"))("$title ($line)", (fixture) => {
    expect(commentHtml(fixture.input, "markdown").trimEnd()).toBe(fixture.output);
    expect(unsafeParts(fixture.output)).toEqual([]);
  });

  test("is shown to its last word, however deep it is nested", () => {
    const marker = fc.constantFrom(">", "> ", "- ", "1. ", "  ", "\n", "\n> ", "\n  - ", "# ", "*");
    fc.assert(
      fc.property(fc.array(marker, { maxLength: 80 }), (markers) => {
        expect(commentHtml(`${markers.join("")}zebra`, "markdown")).toContain("zebra");
      }),
      { numRuns: 500 },
    );
  });

  test("images in images are looked into twenty deep, since each is read once for all around it", () => {
    const nested = (depth: number) =>
      commentHtml(`${"![".repeat(depth)}x${"](mailto:a)".repeat(depth)}`, "markdown");
    expect(nested(20)).toMatch(/^<p><a /);
    expect(nested(21)).toMatch(/^<p>!/);
  });
});

describe("imported HTML", () => {
  test.each(fixtureCases("tests/fixtures/imported-html.txt"))("$title ($line)", (fixture) => {
    expect(commentHtml(fixture.input, "html").trimEnd()).toBe(fixture.output);
    expect(unsafeParts(fixture.output)).toEqual([]);
  });
});

describe.each(["markdown", "html"] as const)("as %s", (format) => {
  test.each(hostileTexts())("%j cannot run", (text) => {
    expect(unsafeParts(commentHtml(text, format))).toEqual([]);
  });

  test("no text becomes more than a comment may be", () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const html = commentHtml(text, format);
        expect(unsafeParts(html)).toEqual([]);
        expect(html).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test("the worst text ends, and its HTML is at most forty times as long", async () => {
    const growths = await growthsOf(pathological(), format);
    expect(growths.size).toBe(Object.keys(pathological()).length);
    for (const [title, growth] of growths) expect(growth, title).toBeLessThan(40);
  });
});

/** How many times longer the HTML of each text is. A thread that hangs is ended, and named. */
async function growthsOf(
  texts: Record<string, string>,
  format: string,
): Promise<Map<string, number>> {
  const growths = new Map<string, number>();
  let at = "the start";
  const worker = new Worker("./scripts/run.mjs", {
    argv: ["tests/comments/comment-html-worker.ts"],
    workerData: { texts, format },
  });
  worker.on("message", ({ title, growth }: { title: string; growth?: number }) => {
    at = title;
    if (growth !== undefined) growths.set(title, growth);
  });
  await new Promise<void>((resolve, reject) => {
    const guard = setTimeout(() => reject(new Error(`hangs at ${at}`)), 50_000);
    worker.once("error", reject).once("exit", () => {
      clearTimeout(guard);
      resolve();
    });
  }).finally(() => worker.terminate());
  return growths;
}

/** Our own; where text goes in, it goes in as a link, an image, a language and a cell too. */
function hostileTexts(): string[] {
  const payloads = [
    "javascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "java%0ascript:alert(1)",
    "\x01javascript:alert(1)",
    'https://a.example/" onmouseover="alert(1)',
    "https://a.example/<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "</p></div><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<a href='https://a.example' style='position:fixed;inset:0'>x</a>",
    "<form action=https://evil.example><input name=text><button>x</button></form>",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<p class='comment-form comment-heading' id=comments>",
    '"><script>alert(1)</script>',
    "{{constructor.constructor('alert(1)')()}}",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "//evil.example",
  ];
  return payloads.flatMap((payload) => [
    payload,
    `[x](${payload})`,
    `[x](<${payload}> "${payload}")`,
    `![${payload}](${payload})`,
    `<${payload}>`,
    `\`\`\`${payload}\nx`,
    `| ${payload} |\n|:-:|\n| ${payload} |`,
    `<a href="${payload}">x</a><img src='${payload}' alt="${payload}">`,
  ]);
}

function hostileText(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...[
      "<",
      ">",
      '"',
      "'",
      "&",
      "/",
      "=",
      " ",
      "\n",
      "\t",
      "\0",
      "`",
      "[",
      "]",
      "(",
      ")",
      "!",
      "#",
      "|",
      "-",
    ],
    ...[
      "*",
      "_",
      "~",
      ":",
      "\\",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "&lt;",
      "&#106;",
      "&#x202e;",
      "&#27;",
      "%1b",
      "\u2028",
      "\ud800",
    ],
    ...[
      "<a href=",
      "<img src=",
      "<script>",
      "</script>",
      "<svg>",
      "<style>",
      "<p class=",
      "<h1>",
      "<table>",
    ],
    ...[
      "javascript:",
      "https://a.example/",
      "mailto:",
      "onerror=x",
      "](",
      "![",
      "|:-:|",
      "\n```",
      "\n> ",
    ],
  );
  return fc
    .array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 24 })
    .map((parts) => parts.join(""));
}

/** 20,000 characters each, the most that an entry may have. */
function pathological(): Record<string, string> {
  const pieces = [
    ...[
      "*",
      "_a ",
      "**a ",
      "~~a",
      "`",
      "``a ",
      "[",
      "![",
      "[](",
      "[a](<",
      "<",
      "<a ",
      "&",
      "&#",
      "\\",
      '"',
    ],
    ...[
      "> ",
      "- ",
      "1. ",
      "- a\n  ",
      "|a",
      "|a|\n|-|\n",
      "=\n",
      "# ",
      "~~~\n",
      "\t",
      "a\u0300",
      "\ud800",
    ],
    ...[
      "https://",
      "https://a ",
      "https://a/(",
      "mailto:a@",
      "<https:a>",
      "<b>",
      "<svg><p>",
      "<!--",
      "<h1>",
    ],
  ];
  const repeated = pieces.map((piece) => [JSON.stringify(piece), filled(piece, 20_000)]);
  return {
    ...Object.fromEntries(repeated),
    "a chain of quotes": `${">".repeat(10_000)}${"a".repeat(10_000)}`,
    "ever deeper lists": Array.from({ length: 198 }, (_, at) => `${" ".repeat(at)}- a`).join("\n"),
    "a wide table of short rows": filled(
      `${"a|".repeat(400)}\n${":-:|".repeat(400)}\n${"a\n".repeat(9_000)}`,
      20_000,
    ),
    "a narrow table of short rows": filled(
      `a|b|c|d\n${":-:|".repeat(4)}\n${"a\n".repeat(9_980)}`,
      20_000,
    ),
    "a long definition used often": `[a]: https://a/${"x".repeat(9_986)}\n\n${filled("[a] ", 10_000)}`,
  };
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

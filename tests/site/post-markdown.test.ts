import { describe, expect, test } from "vitest";
import { feedHtml } from "../../site/feeds.ts";
import { insistLink, resolveLink } from "../../site/post-links.ts";
import { renderPost } from "../../site/post-markdown.ts";
import { pageHtml } from "../../site/template-data.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";

const AS_IT_IS = { language: "en", resolve: (address: string) => address };
const SITE = "https://user.example/blog/";
const byFile = new Map([
  ["posts/b.md", { url: "/blog/2026/b/" }],
  ["posts/grüße.md", { url: "/blog/2026/gr%C3%BC%C3%9Fe/" }],
]);

describe("an address in a post", () => {
  test.each([
    ["b.md", "/blog/2026/b/"],
    ["./b.md#part", "/blog/2026/b/#part"],
    ["../posts/b.md?x", "/blog/2026/b/?x"],
    ["gr%C3%BC%C3%9Fe.md", "/blog/2026/gr%C3%BC%C3%9Fe/"],
    ["/assets/a.jpg", "/blog/assets/a.jpg"],
    ["/", "/blog/"],
    ["#part", "#part"],
    ["https://other.example/b.md", "https://other.example/b.md"],
    ["//other.example/", "//other.example/"],
    ["mailto:ada@example.org", "mailto:ada@example.org"],
    ["photo.jpg", "photo.jpg"],
    ["", ""],
  ])("%s becomes %s", (written, link) => {
    expect(resolveLink(written, { file: "posts/a.md" }, byFile, SITE)).toBe(link);
  });

  test.each(["gone.md", "x/b.md", "%.md", "%E0%A4%A.md"])(
    "that leads to no post stops the build: %s",
    (written) => {
      expect(() => insistLink(written, { file: "posts/a.md" }, byFile, SITE)).toThrow(
        `posts/a.md: links to ${written}`,
      );
    },
  );
});

describe("a post's Markdown", () => {
  const resolve = (address: string) => address.replace(/^\//, "/blog/");
  const html = (text: string) => renderPost(text, { language: "en", resolve });

  test.each([
    ["[a](/b) ![c](/d.png)", '<p><a href="/blog/b">a</a> <img src="/blog/d.png" alt="c"></p>\n'],
    [
      "see https://a.example/b?c",
      '<p>see <a href="https://a.example/b?c" class="address">https://a.example/b?c</a></p>\n',
    ],
    ["<b>bold</b>", "<p><b>bold</b></p>\n"],
    ['a <a class="x" href="/b">b</a>', '<p>a <a class="x" href="/blog/b">b</a></p>\n'],
    [
      "<video src='/a.mp4' poster=\"/a.jpg\">\n</video>",
      "<video src='/blog/a.mp4' poster=\"/blog/a.jpg\">\n</video>",
    ],
    ['`href="/a"`', "<p><code>href=&quot;/a&quot;</code></p>\n"],
    ["{{ 7 * 7 }}{% raw %}", "<p>{{ 7 * 7 }}{% raw %}</p>\n"],
  ])("%s", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test("aligns the cells of a table without a style", () => {
    expect(html("|a|\n|-:|\n|b|")).toContain('<td class="align-right">b</td>');
    expect(html("|a|\n|-:|\n|b|")).not.toContain("style=");
  });
});

describe("a stop for the keyboard, with a name,", () => {
  const html = (text: string) => renderPost(text, AS_IT_IS);
  const row = (cell: string, count: number) => `|${` ${cell} |`.repeat(count)}\n`;
  const table = (cell: string, count: number) =>
    row("a", count) + row("---", count) + row(cell, count);

  test.each([
    ["a block of code with a long line", `\`\`\`\n${"x".repeat(57)}\n\`\`\`\n`, "pre", "Code"],
    ["one that is indented with tabs", `\`\`\`\n${"\t".repeat(8)}x\n\`\`\`\n`, "pre", "Code"],
    ["a table of many columns", table("b", 8), 'div class="wide"', "Table"],
    ["one of long words", table("extraordinarily", 2), 'div class="wide"', "Table"],
  ])("is %s", (_, text, element, name) => {
    expect(html(text)).toMatch(new RegExp(`<${element}[^>]* role="group" aria-label="${name}"`));
    expect(html(text)).toContain('tabindex="0"');
  });

  test.each([
    ["short code", `\`\`\`\n${"x".repeat(56)}\n\`\`\`\n`],
    ["a narrow table, though its cells are long", table("one word after another", 2)],
  ])("is not %s", (_, text) => {
    expect(html(text)).not.toContain("tabindex");
  });
});

describe("a post with links", () => {
  const body = "[b](b.md) ![c](/c.png) [d](#d) [e](e.html) [f](https://[f)\n";
  const site = sampleSite(
    { "posts/a.md": postText({}, body), "posts/b.md": postText() },
    { settings: sampleSettings({ url: SITE }) },
  );
  const [post] = [...site.index.byFile.values()];

  test("links within the site on its page", () => {
    const html = pageHtml(body, "./posts/a.md", site);
    expect(html).toContain('href="/blog/2026/b/"');
    expect(html).toContain('src="/blog/c.png"');
    expect(html).toContain('href="#d"');
  });

  test("links absolutely in a feed, which is read anywhere", () => {
    const html = post && feedHtml(post, site);
    expect(html).toContain('href="https://user.example/blog/2026/b/"');
    expect(html).toContain('src="https://user.example/blog/c.png"');
    expect(html).toContain('href="https://user.example/blog/2026/a/#d"');
    expect(html).toContain('href="https://user.example/blog/2026/a/e.html"');
  });
});

test.each([
  [
    "a picture that stands alone, with its title",
    '![A heron](/a.jpg "The one by *Ross*")',
    '<figure><img src="/a.jpg" alt="A heron"><figcaption>The one by *Ross*</figcaption></figure>\n',
  ],
  ["none without a title", "![A heron](/a.jpg)", '<p><img src="/a.jpg" alt="A heron"></p>\n'],
  [
    "none within a line",
    'Look ![it](/a.jpg "A caption")',
    '<p>Look <img src="/a.jpg" alt="it" title="A caption"></p>\n',
  ],
  [
    "none that could become HTML",
    '![it](/a.jpg "<b>bold")',
    '<figure><img src="/a.jpg" alt="it"><figcaption>&lt;b&gt;bold</figcaption></figure>\n',
  ],
])("captions: %s", (_, markdown, html) => {
  expect(renderPost(markdown, AS_IT_IS)).toBe(html);
});

test.each([
  [
    "a language that is known",
    "```js\nconst a = 1 < 2;\n```",
    /<span class="hljs-keyword">const<\/span> a/,
  ],
  ["one that is not", "```river\na < b\n```", /<code class="language-river">a &lt; b/],
  ["none", "```\n<b>\n```", /<pre><code>&lt;b&gt;/],
  [
    "HTML in code stays text",
    "```html\n<script>x()</script>\n```",
    /&lt;<span class="hljs-name">script/,
  ],
])("code, coloured by classes: %s", (_, markdown, html) => {
  const shown = renderPost(markdown, AS_IT_IS);
  expect(shown).toMatch(html);
  expect(shown).not.toMatch(/<script|style=/);
});

const QUOTED = `"It's 'so'," he said.\n`;

test.each([
  ["ar", "<p>«It’s “so”,» he said.</p>\n"],
  ["de", "<p>„It’s ‚so‘,“ he said.</p>\n"],
  ["en-GB", "<p>“It’s ‘so’,” he said.</p>\n"],
  ["es", "<p>«It’s “so”,» he said.</p>\n"],
  ["fr", "<p>«\u202fIt’s “so”,\u202f» he said.</p>\n"],
  ["ja", "<p>「It’s 『so』,」 he said.</p>\n"],
])("quotes are those of the site's language: %s", (language, html) => {
  expect(renderPost(QUOTED, { ...AS_IT_IS, language })).toBe(html);
});

test("nothing else is another than it was typed: code, what is escaped, signs and dashes", () => {
  const typed = '`"a"` \\"b\\" (c) -- ...';
  expect(renderPost(typed, AS_IT_IS)).toBe(
    "<p><code>&quot;a&quot;</code> &quot;b&quot; (c) -- ...</p>\n",
  );
  expect(renderPost('```\n"a"\n```', AS_IT_IS)).toContain("&quot;a&quot;");
  expect(renderPost('<b title="a">b</b>', AS_IT_IS)).toBe('<p><b title="a">b</b></p>\n');
});

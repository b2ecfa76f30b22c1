import { expect, test } from "vitest";
import { highlightedCode } from "../../site/code-highlighting.ts";

const PERL = "print 1;\n\n__DATA__\n@@ index.html.ep\n<p class='a'><%= $name %></p>\n__END__\n";
const first = highlightedCode(PERL, "perl");

test.each([
  ["js", "const a = 1;"],
  ["dockerfile", "FROM node:20"],
  ["hs", 'main = putStrLn "Hello"'],
  ["ps1", "if ($true) { Get-Item . }"],
  ["nginx", "server { listen 80; }"],
])("a block of %s is coloured", (language, code) => {
  expect(highlightedCode(code, language)).toContain('<span class="hljs-');
});

test.each(["", "klingon", "constructor", "../core"])(
  "a block of a language that nobody knows stays as it is: “%s”",
  (language) => {
    expect(highlightedCode("const a = 1;", language)).toBe("");
  },
);

test("what a block looks like does not depend on those that came before it", () => {
  highlightedCode("x = 1", "julia");
  expect(highlightedCode(PERL, "perl")).toBe(first);
});

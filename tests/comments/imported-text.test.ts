/** The words of imported HTML, as somebody who reads them in the page would tell them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { importedText } from "../../comments/imported-html.ts";

test.each([
  ["<p>One</p><p>Two</p>", "One\n\nTwo"],
  ["One<br>Two<br/>\n Three", "One\nTwo\nThree"],
  ["<ul><li>a</li><li>b</li></ul>", "a\n\nb"],
  ["<table><tr><td>a</td> <td>b</td></tr></table>", "a b"],
  ["It <em>works</em>, <b>and</b> well", "It works, and well"],
  ["a &lt; b &amp;&amp; b &gt; c", "a < b && b > c"],
  ["&amp;lt;b&amp;gt; is how you write &lt;b&gt;", "&lt;b&gt; is how you write <b>"],
  ["&quot;caf&eacute;&quot; &#8211; &nbsp;fine &hellip;", '"café" – fine …'],
  ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ['<a href="https://x.example/?a=1&b=2>3" title=">">a link</a>', "a link"],
  ['<img src="https://x.example/cat.png" alt="A cat"> there', "A cat there"],
  ["<script>alert(1)</script>Hello<style>p{}</style>", "Hello"],
  ["<!-- unseen -->Hello", "Hello"],
  ["Hello <b", "Hello"],
  ["<h2>Title</h2>Text", "Title\nText"],
  ["", ""],
])("of %j they are %j", (html, text) => {
  expect(importedText(html)).toBe(text);
});

test("whatever characters somebody meant come through, and no tag does", () => {
  const escaped = (text: string) =>
    text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
  const word = fc.stringMatching(/^[a-z&<>"';/=#]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.join(" ");
      expect(importedText(`<p title="x"><em>${escaped(text)}</em></p>`)).toBe(text);
    }),
  );
});

import { expect, test } from "vitest";
import { renderPost } from "../../site/post-markdown.ts";
import { contentsOf } from "../../site/table-of-contents.ts";

const BODY = `
## Before *it*

### The \`boots\`

#### Too deep

## Before it

## <b>After</b>
`;

test("lists the headings of two levels under the ids that they have on the page", () => {
  const contents = contentsOf({ body: () => BODY }, "en");
  expect(contents).toEqual([
    {
      id: "before-it",
      title: "Before it",
      below: [{ id: "the-boots", title: "The boots", below: [] }],
    },
    { id: "before-it-1", title: "Before it", below: [] },
    { id: "after", title: "After", below: [] },
  ]);
  const html = renderPost(BODY, { language: "en", resolve: (address) => address });
  for (const { id } of contents.flatMap((item) => [item, ...item.below]))
    expect(html).toContain(` id="${id}"`);
});

test("a heading of the third level without one above it stands by itself", () => {
  expect(contentsOf({ body: () => "### Alone" }, "en")).toEqual([
    { id: "alone", title: "Alone", below: [] },
  ]);
});

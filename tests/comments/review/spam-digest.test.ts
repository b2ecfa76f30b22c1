/** The one notice about suspected spam. */
import { expect, test } from "vitest";
import {
  digestOf,
  rescuedIn,
  type Suspect,
  unwantedIn,
} from "../../../comments/review/spam-digest.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";
import { POST_URL } from "../../support/sample-reviews.ts";

function suspect(number: number, changes: Partial<Suspect> = {}): Suspect {
  return {
    submission: sampleSubmission({
      id: submissionId(number),
      text: "Buy [pills](https://pills.example) @now!",
    }),
    post: { title: "A walk", url: POST_URL },
    suspicions: ["links"],
    ...changes,
  };
}

const OTHER = suspect(3, {
  submission: sampleSubmission({ id: submissionId(3), post: "b-post", text: "+++" }),
  post: null,
  suspicions: ["links", "no-letters"],
});

test("counts by reason and by post, and shows so many, as words only", () => {
  const shown = [suspect(1), suspect(2, { post: null })];
  expect(digestOf(shown, [OTHER], { days: 30 })).toEqual({
    title: "3 comments held back as suspected spam",
    body: `What looks like spam gets no pull request of its own. It is kept for 30 days, then deleted. Tick a box to have that comment put before you like any other. Close this to delete at once those whose boxes are empty.

- [ ] rescue ${submissionId(1)} · Ada on “A walk”: Buy pills https pills example now
- [ ] rescue ${submissionId(2)} · Ada on “a-post”: Buy pills https pills example now

1 more comment not shown.

| Reason | Comments |
| --- | ---: |
| three links or more | 3 |
| no letters in the text | 1 |

| Post | Comments |
| --- | ---: |
| “A walk” | 2 |
| “b-post” | 1 |`,
  });
});

test("stays short under a flood", () => {
  const suspects = Array.from({ length: 5_000 }, (_, at) =>
    suspect(at, {
      submission: sampleSubmission({
        id: submissionId(at),
        post: `p${at % 500}`,
        text: "a ".repeat(900),
      }),
      post: { title: "#".repeat(500) + (at % 500), url: POST_URL },
    }),
  );
  const { title, body } = digestOf(suspects.slice(0, 100), suspects.slice(100), { days: 1 });
  expect(title).toContain("5000 comments");
  expect(body).toContain("4900 more comments not shown.");
  expect(body).toContain("kept for 1 day,");
  expect(body.length).toBeLessThan(60_000);
});

test("a ticked box rescues the id that it carries, and an empty one does not", () => {
  const { body } = digestOf([suspect(1), OTHER], [], { days: 30 });
  expect(rescuedIn(body)).toEqual([]);
  expect(unwantedIn(body)).toEqual([submissionId(1), submissionId(3)]);
  const ticked = body.replace(
    "- [ ] rescue 01jd0000000000000000000003",
    "- [X] rescue 01jd0000000000000000000003",
  );
  expect(rescuedIn(ticked)).toEqual([submissionId(3)]);
  expect(unwantedIn(ticked)).toEqual([submissionId(1)]);
});

test.each([
  "- [x] rescue x · Ada",
  "- [x] rescue 91jd0000000000000000000001 · Ada",
  `> - [x] rescue ${submissionId(1)} · Ada`,
  `- [ ] rescue ${submissionId(1)} · Ada`,
])("nothing is rescued by %j", (line) => {
  expect(rescuedIn(line)).toEqual([]);
});

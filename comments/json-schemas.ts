/** The schemas of the data files as JSON Schema, for editors and for other programs. */
import { z } from "zod";
import { Commenters } from "./commenters.ts";
import { SCHEMAS } from "./paths.ts";
import { SiteIndex } from "./site-index.ts";
import { Submission } from "./submission.ts";
import { Thread } from "./thread.ts";

const FILES = {
  submission: Submission,
  thread: Thread,
  "site-index": SiteIndex,
  commenters: Commenters,
};

/** Path in the repository and text of each generated file. */
export function jsonSchemaFiles(): { path: string; content: string }[] {
  return Object.entries(FILES).map(([name, schema]) => ({
    path: `${SCHEMAS}/${name}.json`,
    content: `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
  }));
}

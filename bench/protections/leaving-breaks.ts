/** Everything can leave, and be taken away: how an export loses something, and an erasure takes too much. */
import type { BrokenPromise } from "./break.ts";

export const LEAVING_BREAKS: readonly BrokenPromise[] = [
  {
    promise: "What is exported as JSON and imported again is the same, byte for byte",
    breaks: [
      {
        what: "the mark at the beginning of a file is lost",
        file: "scripts/export/json.ts",
        find: "fatal: true, ignoreBOM: true",
        put: "fatal: true",
        tests: ["scripts/export/json"],
      },
      {
        what: "a thread without comments is no file",
        file: "scripts/import/stet/import-blog.ts",
        find: "existsSync(join(root, path)) ? staged.readThread",
        put: "existsSync(join(root)) ? staged.readThread",
        tests: ["scripts/export/json"],
      },
    ],
  },
  {
    promise:
      "What is exported for WordPress and comes back has every comment below what it answers, under its own id",
    breaks: [
      {
        what: "the end of a section in a text ends the section",
        file: "scripts/export/wxr/xml.ts",
        find: 'safe.replaceAll("]]>", "]]]]><![CDATA[>")',
        put: "safe",
        tests: ["scripts/export/wxr", "scripts/export/wxr-round-trip"],
      },
      {
        what: "a reply may come before what it answers",
        file: "scripts/export/wxr/comments.ts",
        find: "const order = parentsFirst(threadTree(comments));",
        put: "const order = parentsFirst(threadTree(comments)).toReversed();",
        tests: ["scripts/export/wxr", "scripts/export/wxr-round-trip"],
      },
      {
        what: "a comment that comes back is another one",
        file: "scripts/import/plan-thread.ts",
        find: "own.get(id) ?? commentIdOf(prefix, id)",
        put: "commentIdOf(prefix, id)",
        tests: ["scripts/export/wxr-round-trip"],
      },
    ],
  },
  {
    promise:
      "An export that somebody made up is written nowhere else, over nothing, and not by half",
    breaks: [
      {
        what: "a path may lead anywhere",
        file: "scripts/export/blog-path.ts",
        find: '(name) => name !== "" && !NO_NAME.test(name)',
        put: '(name) => name !== ""',
        tests: ["scripts/export/json"],
      },
      {
        what: "links are followed",
        file: "scripts/import/stet/place-file.ts",
        find: "  insistInPlace(root, path);\n",
        put: "",
        tests: ["scripts/export/json"],
      },
      {
        what: "a file that is here is written over",
        file: "scripts/import/stet/import-blog.ts",
        find: '  if (state === "new") {\n',
        put: '  if (state !== "same") {\n',
        tests: ["scripts/export/json"],
      },
      {
        what: "comments are taken as they are",
        file: "scripts/import/stet/import-blog.ts",
        find: "exported.comments.map(cleanComment)",
        put: "[...exported.comments]",
        tests: ["scripts/export/json"],
      },
      {
        what: "a file that was cut off is taken",
        file: "scripts/import/stet/read-blog.ts",
        find: "  if (!isWhole)\n",
        put: "  if (last === 0)\n",
        tests: ["scripts/export/json"],
      },
    ],
  },
  {
    promise: "Nobody's comments are erased for a name, or an id, that others have too",
    breaks: [
      {
        what: "a name alone is enough",
        file: "scripts/person/chosen.ts",
        find: ' || only.identity.by === "name"',
        put: "",
        tests: ["scripts/person/choose"],
      },
      {
        what: "the first of several is meant",
        file: "scripts/person/chosen.ts",
        find: "another !== undefined || ",
        put: "",
        tests: ["scripts/person/choose"],
      },
      {
        what: "whatever has the id goes",
        file: "scripts/person/sightings.ts",
        find: "JSON.stringify([post, id, name, url, key, isOwner])",
        put: "JSON.stringify([id])",
        tests: ["scripts/person/erase"],
      },
    ],
  },
];

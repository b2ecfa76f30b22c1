/** Nothing that was received is lost: how receiving and the intake are broken. */
import type { BrokenPromise } from "./break.ts";

export const INTAKE_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "*Received* is said only after the file was written, fsynced and named, and its folder fsynced, in this order",
    breaks: [
      {
        what: "the file is not fsynced",
        file: "service/durable-files.ts",
        find: "await handle.writeFile(content);\n      await handle.sync();",
        put: "await handle.writeFile(content);",
        tests: ["crashes/power-cut", "crashes/service"],
      },
      {
        what: "the file is fsynced before it is written",
        file: "service/durable-files.ts",
        find: "await handle.writeFile(content);\n      await handle.sync();",
        put: "await handle.sync();\n      await handle.writeFile(content);",
        tests: ["crashes/power-cut"],
      },
      {
        what: "the file is named before its fsync",
        file: "service/durable-files.ts",
        find: "await handle.writeFile(content);\n      await handle.sync();",
        put: "await handle.writeFile(content);\n      await rename(temporary, path);\n      await handle.sync();\n      await rename(path, temporary);",
        tests: ["crashes/power-cut"],
      },
      {
        what: "the folder is not fsynced",
        file: "service/durable-files.ts",
        find: "await syncFolder(dirname(path));",
        put: "",
        tests: ["crashes/power-cut"],
      },
      {
        what: "the folder is fsynced before the file has its name",
        file: "service/durable-files.ts",
        find: "  try {\n    await rename(temporary, path);\n  } catch (error) {\n    await rm(temporary, { force: true });\n    throw error;\n  }\n  await syncFolder(dirname(path));",
        put: "  await syncFolder(dirname(path));\n  await rename(temporary, path);",
        tests: ["crashes/power-cut"],
      },
      {
        what: "the answer does not wait for the intake",
        file: "service/receive-submission.ts",
        find: 'const keptId = await parts.intake.accept(submission, suspicions);\n    if (keptId === null) return confirm(visit, "changed", parts);\n    if (keptId !== id) return received(keptId, visit);',
        put: "void parts.intake.accept(submission, suspicions);",
        tests: ["crashes/service"],
      },
      {
        what: "what was named by a life that was killed is not fsynced by the next",
        file: "service/intake.ts",
        find: 'told "received".\n    await syncFolder(folder);',
        put: 'told "received".',
        tests: ["crashes/service"],
      },
      {
        what: "the intake does not wait for its write",
        file: "service/shared-writes.ts",
        find: "await write(group.map(({ item }) => item));",
        put: "void write(group.map(({ item }) => item));",
        tests: ["service/intake"],
      },
      {
        what: "who watches the steps forgets the folder's fsync",
        file: "bench/crashes/received-order.ts",
        find: "return kept < 0 ?",
        put: "return kept < -1 ?",
        tests: ["crashes/received-order"],
      },
    ],
  },
  {
    promise:
      "An error says *not received* and gives the text back (where it could not be read at all, as beyond 256 KiB, the browser's Back button has it), never *received*",
    breaks: [
      {
        what: "a write that failed is answered with received",
        file: "service/receive-submission.ts",
        find: 'return refuse(visit, "storage", parts);',
        put: "return received(id, visit);",
        tests: ["service/refusals", "service/full-disk"],
      },
      {
        what: "an error does not give the text back",
        file: "service/visit.ts",
        find: '{ ...typed, replyTo: "" } : typed,',
        put: '{ ...typed, replyTo: "" } : NOTHING_TYPED,',
        tests: ["service/refusals", "service/full-disk"],
      },
      {
        what: "the beginning of a text that is too long is taken for all of it",
        file: "service/limited-body.ts",
        find: "return size > limit ? null : new Uint8Array(",
        put: "return new Uint8Array(",
        tests: ["service/refusals"],
      },
    ],
  },
  {
    promise: "Of what is sent no more is kept than a comment may have",
    breaks: [
      {
        what: "all of it is kept until its end",
        file: "service/limited-body.ts",
        find: "if (size <= limit) chunks.push(chunk);",
        put: "chunks.push(chunk);",
        tests: ["service/limited-body"],
      },
    ],
  },
  {
    promise: "What is done with is written down before its file goes",
    breaks: [
      {
        what: "its file goes first",
        file: "service/intake.ts",
        find: "    await writeDurably(doneFile(folder, id), stableJson(DoneRecord, doneRecord(done)));\n    register.set(done);\n    try {\n      await removeIfDone(done.file, register);",
        put: "    register.set(done);\n    await removeIfDone(done.file, register);\n    try {\n      await writeDurably(doneFile(folder, id), stableJson(DoneRecord, doneRecord(done)));",
        tests: ["crashes/power-cut"],
      },
    ],
  },
  {
    promise:
      "What arrives together shares its fsyncs, and is refused together where the disk fails",
    breaks: [
      {
        what: "each is written alone",
        file: "service/shared-writes.ts",
        find: "const MOST = 16;",
        put: "const MOST = 1;",
        tests: ["service/shared-writes"],
      },
      {
        what: "what comes during a write does not wait for the next",
        file: "service/shared-writes.ts",
        find: "if (!isWriting) void writeAll();",
        put: "void writeAll();",
        tests: ["service/shared-writes"],
      },
      {
        what: "only the first of a write that failed is refused",
        file: "service/shared-writes.ts",
        find: "for (const { reject } of group) reject(error);",
        put: "group[0]?.reject(error);\n    for (const { resolve } of group.slice(1)) resolve();",
        tests: ["service/shared-writes"],
      },
    ],
  },
  {
    promise: "A write that failed at its last step does not come back beside what was sent instead",
    breaks: [
      {
        what: "what a failed write left is forgotten",
        file: "service/waiting-files.ts",
        find: "failed = file;",
        put: "",
        tests: ["service/shared-writes"],
      },
      {
        what: "its removal is not fsynced before anything else is written",
        file: "service/waiting-files.ts",
        find: "await syncFolder(folder);",
        put: "",
        tests: ["service/shared-writes"],
      },
    ],
  },
  {
    promise: "A double click, a retry, Back and Send: one comment",
    breaks: [
      {
        what: "a form that comes again is taken for a new one",
        file: "service/receive-submission.ts",
        find: "if (intake.find(token.id)?.digest === digest) return received(token.id, visit);",
        put: "",
        tests: ["service/tokens-sent"],
      },
      {
        what: "each sending gets an id of its own",
        file: "service/receive-submission.ts",
        find: "version: 1, id: token.id, date",
        put: "version: 1, id: parts.newId(now), date",
        tests: ["service/receive-submission", "service/tokens-sent"],
      },
      {
        what: "the same words in another form are not known again",
        file: "service/intake.ts",
        find: "if (twin !== null) return twin.id;",
        put: "",
        tests: ["service/receive-submission", "service/staticman/staticman"],
      },
      {
        what: "a form that is given back has another id",
        file: "service/visit.ts",
        find: "const base = isUsable ? token : newToken(",
        put: "const base = newToken(",
        tests: ["service/receive-submission"],
      },
      {
        what: "the second click does not wait for what the first one finds",
        file: "service/intake.ts",
        find: "for (let same = sameAtOnce(); same; same = sameAtOnce()) await same.catch(() => undefined);",
        put: "",
        tests: ["service/intake"],
      },
    ],
  },
  {
    promise: "One process owns an intake, and a crash leaves no lock behind",
    breaks: [
      {
        what: "nobody knocks at the locks of others",
        file: "git-hosts/plain-git/socket-lock.ts",
        find: "if (await clearCrashed(socketPath(folder, other))) continue;",
        put: "if (other !== own) continue;",
        tests: ["service/one-owner", "service/main"],
      },
      {
        what: "a starter knocks before it listens itself",
        file: "git-hosts/plain-git/socket-lock.ts",
        find: "  const server = await listen(socketPath(folder, own));\n  try {\n    const others = (await readdir(folder)).filter((each) => isSocket.test(each) && each !== own);\n",
        put: "  const others = (await readdir(folder)).filter((each) => isSocket.test(each) && each !== own);\n  const server = await listen(socketPath(folder, own));\n  try {\n",
        tests: ["service/one-owner"],
      },
      {
        what: "the lock of an owner that was killed holds for ever",
        file: "git-hosts/plain-git/socket-lock.ts",
        find: 'error.code === "ECONNREFUSED" || error.code === "ENOENT"',
        put: 'error.code === "ENOENT"',
        tests: ["service/one-owner", "service/main"],
      },
      {
        what: "an owner that is too busy to answer counts as dead",
        file: "git-hosts/plain-git/socket-lock.ts",
        find: 'resolve(error.code === "ECONNREFUSED" || error.code === "ENOENT");',
        put: "resolve(error.code !== undefined);",
        tests: ["service/one-owner"],
      },
    ],
  },
  {
    promise:
      "A folder that is made anew lasts, and what is in the intake is for its owner alone to read",
    breaks: [
      {
        what: "folders are made without an fsync",
        file: "service/durable-files.ts",
        find: "await syncFolder(dirname(made));",
        put: "",
        tests: ["crashes/power-cut"],
      },
      {
        what: "of folders in folders the highest is not made to last",
        file: "service/durable-files.ts",
        find: "made.length >= first.length",
        put: "made.length > first.length",
        tests: ["crashes/power-cut"],
      },
      {
        what: "everybody may look into the folders",
        file: "service/durable-files.ts",
        find: "{ recursive: true, mode: 0o700 }",
        put: "{ recursive: true }",
        tests: ["crashes/power-cut"],
      },
      {
        what: "everybody may read the files",
        file: "service/durable-files.ts",
        find: 'open(temporary, "wx", 0o600)',
        put: 'open(temporary, "wx")',
        tests: ["crashes/power-cut"],
      },
    ],
  },
];

/** Nothing is lost, or proposed twice, on its way to the repository: how delivery, plain git and full disks are broken. */
import type { BrokenPromise } from "./break.ts";

export const DELIVERY_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "A SIGKILL at any step, of the service or of the git that it runs, loses nothing and doubles nothing",
    breaks: [
      {
        what: "it is marked as proposed before it is",
        file: "service/deliver-parcel.ts",
        find: "for (const id of parcel.ids) records.push(await intake.read(id));",
        put: "for (const id of parcel.ids) {\n    records.push(await intake.read(id));\n    await intake.settle(id);\n  }",
        tests: ["crashes/service"],
      },
      {
        what: "nobody looks where it is before it is proposed",
        file: "service/deliver-parcel.ts",
        find: "? whereaboutsOfEach(sought, gitHost)",
        put: '? Promise.resolve(sought.map((): Whereabouts => "nowhere"))',
        tests: ["service/delivery"],
      },
      {
        what: "main is looked at before the proposal",
        file: "service/whereabouts.ts",
        find: "  for (const { id } of sought) {\n    const place = OF_STATE[await gitHost.stateOf(id)];\n    if (place !== null) known.set(id, place);\n  }\n  const others = sought.filter(({ id }) => !known.has(id));\n  const places = others.length === 0 ? [] : await onMain(others, gitHost);",
        put: "  const before = await onMain(sought, gitHost);\n  for (const { id } of sought) {\n    const place = OF_STATE[await gitHost.stateOf(id)];\n    if (place !== null) known.set(id, place);\n  }\n  const others = sought.filter(({ id }) => !known.has(id));\n  const places = others.map((one) => before[sought.indexOf(one)]);",
        tests: ["service/whereabouts"],
      },
      {
        what: "threads are not looked into",
        file: "service/whereabouts.ts",
        find: '(inThreads.get(id) ?? "nowhere")',
        put: '"nowhere"',
        tests: ["service/delivery"],
      },
    ],
  },
  {
    promise: "What was rejected or marked as spam does not come back",
    breaks: [
      {
        what: "a refusal keeps nothing",
        file: "git-hosts/plain-git/refuse.ts",
        find: "{ ref: refusedRef(name, refusal), from: kept[at] ?? null, to: tip },",
        put: "",
        tests: ["git-hosts/plain-git/plain-git", "crashes/service"],
      },
      {
        what: "spam is not looked for",
        file: "git-hosts/plain-git/plain-git.ts",
        find: 'if (spam) return "spam";',
        put: "",
        tests: ["git-hosts/plain-git/plain-git", "service/delivery"],
      },
      {
        what: "it may be refused while it is being proposed",
        file: "git-hosts/plain-git/plain-git.ts",
        find: '{ ref: refusedRef(proposal.name, "rejected"), from: null, to: null },',
        put: "",
        tests: ["git-hosts/plain-git/plain-git"],
      },
      {
        what: "delivery takes what was turned down for what was never there",
        file: "service/whereabouts.ts",
        find: 'rejected: "turned-down",\n  spam: "turned-down",',
        put: "rejected: null,\n  spam: null,",
        tests: ["service/delivery"],
      },
    ],
  },
  {
    promise: "An intake that was lost gives no id to two comments",
    breaks: [
      {
        what: "nobody asks whether the id is another comment's",
        file: "service/taken-id.ts",
        find: "const known = await commentInGit(submission, gitHost);",
        put: "const known: Comment | null = null;",
        tests: ["service/delivery"],
      },
      {
        what: "an edit of the moderator's makes another comment of it",
        file: "service/taken-id.ts",
        find: " && !isMergeOf(known, submission)",
        put: "",
        tests: ["service/delivery"],
      },
      {
        what: "the same words at another moment are another comment",
        file: "service/taken-id.ts",
        find: " && !saysTheSame(known, submission)",
        put: "",
        tests: ["service/delivery"],
      },
      {
        what: "whose the id is is asked of main before the proposal",
        file: "service/taken-id.ts",
        find: '  const [proposed] = await gitHost.readProposal(id, [path]);\n  if (typeof proposed === "string") return commentOf(parseSubmission(proposed, path));\n  const [approved, thread] = await gitHost.readMain([path, threadPath(post)]);',
        put: '  const [approved, thread] = await gitHost.readMain([path, threadPath(post)]);\n  const [proposed] = await gitHost.readProposal(id, [path]);\n  if (typeof proposed === "string") return commentOf(parseSubmission(proposed, path));',
        tests: ["service/whereabouts"],
      },
      {
        what: "what was refused is not read",
        file: "git-hosts/plain-git/read-proposal.ts",
        find: '[proposalRef(name), refusedRef(name, "rejected"), refusedRef(name, "spam")]',
        put: "[proposalRef(name)]",
        tests: ["service/delivery"],
      },
    ],
  },
  {
    promise:
      "A host that is down stops nobody from commenting, is left alone meanwhile, and gets everything afterwards",
    breaks: [
      {
        what: "an answer waits for the git host",
        file: "service/receive-submission.ts",
        find: "const { id, post, author, text } = submission;",
        put: "const { id, post, author, text } = submission;\n  await parts.gitHost.stateOf(id);",
        tests: ["service/host-down"],
      },
      {
        what: "what could not be delivered is done with",
        file: "service/delivery.ts",
        find: "else backOff.failed(key, clock());",
        put: "else for (const id of parcel.ids) await options.intake.settle(id);",
        tests: ["service/host-down", "service/delivery"],
      },
      {
        what: "one that fails holds up the others",
        file: "service/delivery.ts",
        find: "if (isDue(parcel)) queue.push(...(await tryParcel(parcel, options, backOff)));",
        put: "if (isDue(parcel)) queue.push(...(await tryParcel(parcel, options, backOff)));\n    if (backOff.timesFailed(oldestOf(parcel)) > 0) return;",
        tests: ["service/delivery"],
      },
      {
        what: "a host that is down gets no rest",
        file: "service/back-off.ts",
        find: "if (rests > 0) restsUntil = now + waitAfter(rests, LONGEST_REST_MS, random());",
        put: "",
        tests: ["service/back-off", "service/delivery"],
      },
      {
        what: "what never failed is tried in spite of the rest",
        file: "service/back-off.ts",
        find: "?? restsUntil, restsUntil)",
        put: "?? Number.NEGATIVE_INFINITY)",
        tests: ["service/back-off"],
      },
      {
        what: "every try comes as soon as the first",
        file: "service/back-off.ts",
        find: "FIRST_WAIT_MS * 2 ** (times - 1)",
        put: "FIRST_WAIT_MS",
        tests: ["service/back-off", "service/delivery"],
      },
    ],
  },
  {
    promise: "A clock that jumps locks nobody out and loses nothing",
    breaks: [
      {
        what: "the limit of one visitor goes by the clock",
        file: "service/run-service.ts",
        find: "rateLimit(settings.clientRate, stopwatch)",
        put: "rateLimit(settings.clientRate, clock)",
        tests: ["service/clock-jumps"],
      },
      {
        what: "the limit of one visitor's attempts goes by the clock",
        file: "service/run-service.ts",
        find: "rateLimit(attemptRate(settings.clientRate), stopwatch)",
        put: "rateLimit(attemptRate(settings.clientRate), clock)",
        tests: ["service/clock-jumps"],
      },
      {
        what: "the limit of all visitors goes by the clock",
        file: "service/run-service.ts",
        find: "rateLimit(settings.totalRate, stopwatch)",
        put: "rateLimit(settings.totalRate, clock)",
        tests: ["service/clock-jumps"],
      },
      {
        what: "the next try at the git host goes by the clock",
        file: "service/run-service.ts",
        find: "    policy,\n    clock: stopwatch,",
        put: "    policy,\n    clock,",
        tests: ["service/clock-jumps"],
      },
      {
        what: "the age of what was read from the site goes by the clock",
        file: "service/run-service.ts",
        find: "copy, clock: stopwatch, log",
        put: "copy, clock, log",
        tests: ["service/clock-jumps"],
      },
      {
        what: "a double of the future is one for ever",
        file: "service/register.ts",
        find: "Math.abs(now - twin.since) < DAY_MS",
        put: "now - twin.since < DAY_MS",
        tests: ["service/clock-jumps"],
      },
    ],
  },
  {
    promise:
      "After *proposed* git's objects and refs are fsynced too (git 2.36 or newer; older ones write them back some seconds later)",
    breaks: [
      {
        what: "git is not asked for it",
        file: "git-hosts/plain-git/git.ts",
        find: '"core.fsync=committed,reference",',
        put: "",
        tests: ["git-hosts/plain-git/git"],
      },
    ],
  },
  {
    promise: "A lock that a killed git left on a proposal's ref goes after four minutes",
    breaks: [
      {
        what: "it stays",
        file: "git-hosts/plain-git/local-refs.ts",
        find: "if (await removeStaleLocks(git, refs)) return moveRefs(moves, reason);",
        put: "",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "it goes at once, also from under a git that is at work",
        file: "git-hosts/plain-git/stale-locks.ts",
        find: "Date.now() - made.mtimeMs < STALE_MS",
        put: "made.mtimeMs === 0",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
      {
        what: "the author's go too",
        file: "git-hosts/plain-git/stale-locks.ts",
        find: "/^refs\\/(?:heads\\/comment|stet)\\//",
        put: "/^refs\\//",
        tests: ["git-hosts/plain-git/after-a-crash"],
      },
    ],
  },
  {
    promise:
      "A disk that is full, of bytes or of files, is answered with an error and the text; no comment, thread or setting stays half written",
    breaks: [
      {
        what: "half a file is left beside",
        file: "service/durable-files.ts",
        find: "return temporary;\n  } catch (error) {\n    await rm(temporary, { force: true });",
        put: "return temporary;\n  } catch (error) {",
        tests: ["service/full-disk"],
      },
      {
        what: "a copy of the site index that finds no room is an error",
        file: "service/index-copy.ts",
        find: 'log("no-index-copy", { reason: reasonOf(error) });',
        put: "throw error;",
        tests: ["service/full-disk"],
      },
      {
        what: "a thread is written over the old one",
        file: "comments/data-files.ts",
        find: `        writeFileSync(\`\${paths[at]}.tmp\`, stableJson(Thread, thread));\n      for (const path of paths) makeLast(\`\${path}.tmp\`, "r+");\n      for (const path of paths) renameSync(\`\${path}.tmp\`, path);`,
        put: '        writeFileSync(paths[at] ?? "", stableJson(Thread, thread));\n      for (const path of paths) makeLast(path, "r+");',
        tests: ["scripts/full-disk"],
      },
      {
        what: "half a thread is left beside the old one",
        file: "comments/data-files.ts",
        find: `for (const path of paths) rmSync(\`\${path}.tmp\`, { force: true });`,
        put: "",
        tests: ["scripts/full-disk"],
      },
      {
        what: "a file of the author's is written over the old one",
        file: "git-hosts/plain-git/settle-worktrees.ts",
        find: "else await writeFile(beside, content, { mode: mode === PROGRAM ? 0o777 : 0o666 });\n    await rename(beside, file);",
        put: "else await writeFile(file, content, { mode: mode === PROGRAM ? 0o777 : 0o666 });",
        tests: ["scripts/full-disk"],
      },
    ],
  },
];

/** Nothing is lost, or proposed twice, where there are pull requests: how batches, and hearing what becomes of them, are broken. */
import type { BrokenPromise } from "./break.ts";

export const PROPOSAL_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "Which comments share a pull request, and which goes alone, is on disk before the first request that makes anything, and is fixed from then on",
    breaks: [
      {
        what: "it is kept in memory only",
        file: "service/batches.ts",
        find: "await writeDurably(file, stableJson(BatchRecord, batch));",
        put: "",
        tests: ["service/batches", "service/delivery-crashes"],
      },
      {
        what: "what was named by a life that was killed is not fsynced by the next",
        file: "service/batches.ts",
        find: "from here on the batch is relied upon.\n  await syncFolder(folder);",
        put: 'from here on the batch is relied upon.\n  await syncFolder(join(folder, ".."));',
        tests: ["crashes/power-cut"],
      },
      {
        what: "it is forgotten while one of them still waits",
        file: "service/batches.ts",
        find: " && !members.some(({ id }) => isWaiting(id))",
        put: "",
        tests: ["service/batches"],
      },
      {
        what: "one that goes alone is bound to nothing",
        file: "service/batches.ts",
        find: "const boundTo = (id: string) => byId.get(id) ?? null;",
        put: 'const boundTo = (id: string) => named(byId.get(id) ?? "")?.name ?? null;',
        tests: ["service/batches", "service/delivery-crashes"],
      },
    ],
  },
  {
    promise:
      "Each comment that waits is in exactly one pull request, and those that are bound together stay so",
    breaks: [
      {
        what: "what is bound is grouped anew as well",
        file: "service/parcels.ts",
        find: "const free = waiting.filter(({ batch }) => batch === null);",
        put: 'const free = waiting.filter(({ id }) => id !== "");',
        tests: ["service/parcels"],
      },
      {
        what: "between two groups one is lost",
        file: "service/parcels.ts",
        find: "groups.push(ordered.slice(at, at + size))",
        put: "groups.push(ordered.slice(at, at + size - 1))",
        tests: ["service/parcels"],
      },
    ],
  },
  {
    promise:
      "Delivery that is cut off before or after any request to the host, or dies at any write of its own, proposes each comment once, with the number it had, whatever arrives meanwhile",
    breaks: [
      {
        what: "a batch has another name at each try",
        file: "service/deliver-parcel.ts",
        find: "if (batch !== null) return batches.named(batch);",
        put: "if (batch !== null && batches.named(batch) === null) return null;",
        tests: ["service/delivery-crashes"],
      },
      {
        what: "a proposal that a crash left without labels stays so",
        file: "service/deliver-parcel.ts",
        find: 'gitHost.reviews === null ? [] : placed.filter(({ where }) => where === "proposed")',
        put: "placed.slice(placed.length)",
        tests: ["service/delivery-crashes"],
      },
    ],
  },
  {
    promise:
      "A moderator's tick or remark is heard, nobody else's is, and a crash at any request or between writing it down and showing it changes nothing of that; what they tick or commit while a batch is rewritten stays, and is heard by the next look",
    breaks: [
      {
        what: "what is written down and not yet shown stays unshown",
        file: "service/heed-moderator.ts",
        find: "if (fresh.length === 0 && saysSo(review, batch)) return;",
        put: "if (fresh.length === 0) return;",
        tests: ["service/heed-moderator"],
      },
      {
        what: "the text says that all is done before the labels are right",
        file: "git-hosts/github/revise.ts",
        find: `  const isAdded = await addLabels(repository, pull, review.labels);
  const isRemoved = await removeLabels(repository, pull, review.notLabels ?? []);
  // That took a moment, in which a box may have been ticked.
  if ((isAdded || isRemoved) && (await unchangedPull(repository, name, seen)) === null) return;
  const body = { title: review.title, body: review.body } satisfies RequestBody<
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "patch"
  >;
  const call = { method: "PATCH", path: \`\${path}/pulls/\${pull.number}\`, body } as const;
  await api.ask(call, PullRequest);`,
        put: `  const body = { title: review.title, body: review.body } satisfies RequestBody<
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "patch"
  >;
  const call = { method: "PATCH", path: \`\${path}/pulls/\${pull.number}\`, body } as const;
  await api.ask(call, PullRequest);
  await addLabels(repository, pull, review.labels);
  await removeLabels(repository, pull, review.notLabels ?? []);`,
        tests: ["service/heed-moderator", "git-hosts/github/github"],
      },
      {
        what: "what is left out is not written down",
        file: "service/heed-moderator.ts",
        find: "await batches.leaveOut(batch.name, fresh);",
        put: "{ ...batch, leftOut: [...batch.leftOut, ...fresh] };",
        tests: ["service/heed-moderator"],
      },
      {
        what: "whoever says something is a moderator",
        file: "git-hosts/github/remarks.ts",
        find: "isOwners(comment) || writers.has(loginOf(comment))",
        put: 'isOwners(comment) || writers.has(loginOf(comment)) || loginOf(comment) !== ""',
        tests: ["service/heed-moderator"],
      },
      {
        what: "what stands between fences is taken for an answer",
        file: "comments/review/tick-boxes.ts",
        find: "fence = marks;",
        put: 'fence = "";',
        tests: ["service/heed-moderator"],
      },
      {
        what: "what is quoted is taken for an answer",
        file: "comments/review/tick-boxes.ts",
        find: "} else if (!/^ {0,3}>/.test(line)) {\n      own.push(line);",
        put: '} else {\n      own.push(line.replace(/^ {0,3}> ?/, ""));',
        tests: ["service/heed-moderator"],
      },
      {
        what: "a box that is ticked while another is heeded is unticked again",
        file: "git-hosts/unchanged.ts",
        find: "if (body !== seen.body)",
        put: 'if (body !== seen.body && name === "")',
        tests: [
          "service/heed-moderator",
          "git-hosts/github/github",
          "git-hosts/gitlab/gitlab",
          "git-hosts/forgejo/forgejo",
        ],
      },
      {
        what: "what is committed to the branch while a batch is rewritten is overwritten",
        file: "git-hosts/unchanged.ts",
        find: "if (head !== seen.head)",
        put: 'if (head !== seen.head && name === "")',
        tests: [
          "service/heed-moderator",
          "git-hosts/github/github",
          "git-hosts/gitlab/gitlab",
          "git-hosts/forgejo/forgejo",
        ],
      },
    ],
  },
  {
    promise:
      "Labels that people gave a pull request stay when it is rewritten, also one that comes at that very moment: only the service's own come and go",
    breaks: [
      {
        what: "GitHub is told to take away all but ours",
        file: "git-hosts/github/labels.ts",
        find: "labels.some((label) => isSameLabel(label, name))",
        put: 'labels.every((label) => label !== "" && name !== "comment")',
        tests: ["git-hosts/github/github"],
      },
      {
        what: "GitLab is told to have ours alone",
        file: "git-hosts/gitlab/revise.ts",
        find: "add_labels: labels",
        put: "labels: labels",
        tests: ["git-hosts/gitlab/gitlab"],
      },
      {
        what: "Forgejo is told to take away all but ours",
        file: "git-hosts/forgejo/labels.ts",
        find: "names.includes(name)",
        put: 'names.every(() => name !== "comment")',
        tests: ["git-hosts/forgejo/forgejo"],
      },
    ],
  },
  {
    promise:
      "Whoever wrote a comment in a batch is told what was merged, also where a box was ticked too late or a file deleted by hand",
    breaks: [
      {
        what: "a batch that is merged is taken for all of its members",
        file: "service/status.ts",
        find: 'return state === "approved" ? "approved" : "turned-down";',
        put: 'return state === "none" ? "turned-down" : "approved";',
        tests: ["service/heed-moderator"],
      },
      {
        what: "a ticked box counts more than the merge",
        file: "service/status.ts",
        find: 'if (batch !== null && (await states.of(batch.name)) === "approved") {',
        put: 'if (batch !== null && !batch.leftOut.includes(sought.id) && (await states.of(batch.name)) === "approved") {',
        tests: ["service/heed-moderator"],
      },
    ],
  },
  {
    promise:
      "What a host told once is followed also where the host goes down in the middle, and one pull request that cannot be followed holds up no other",
    breaks: [
      {
        what: "what could not be followed is done with",
        file: "service/follow-proposals.ts",
        find: "if (await isDoneWith(name, state, options)) memory.unheeded.delete(name);",
        put: "memory.unheeded.delete(name);\n    await isDoneWith(name, state, options);",
        tests: ["service/follow-proposals"],
      },
      {
        what: "one that cannot be followed holds up the others",
        file: "service/follow-proposals.ts",
        find: 'if (isHostProblem(error, "down", "busy")) throw error;',
        put: "if (error !== null) throw error;",
        tests: ["service/follow-proposals"],
      },
    ],
  },
  {
    promise: "Status pages do not use up the requests that delivery needs",
    breaks: [
      {
        what: "nobody counts how often they ask",
        file: "service/proposal-states.ts",
        find: 'if (asking.take("everybody") > 0)',
        put: 'if (name === "")',
        tests: ["service/proposal-states"],
      },
      {
        what: "the host is asked for what is known",
        file: "service/proposal-states.ts",
        find: "if (known !== undefined) return known;",
        put: 'if (known === "approved") return known;',
        tests: ["service/proposal-states"],
      },
    ],
  },
  {
    promise:
      "On GitHub, GitLab and Forgejo a comment goes from the form to a pull request that passes its check, and what is merged to the page",
    breaks: [
      {
        what: "what is proposed is not written as the check has it",
        file: "comments/proposal.ts",
        find: "content: stableJson(Submission, submission)",
        put: "content: JSON.stringify(submission)",
        tests: ["journey-on-hosts"],
      },
    ],
  },
];

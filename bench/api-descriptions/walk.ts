/** A walk through all that is ever asked of a git host with pull requests. */
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { Proposal } from "../../git-hosts/proposal.ts";

/** What people do on the host's own pages in between. */
export interface People {
  /** Somebody says something below the pull request of this name. */
  remark: (name: string) => void;
  closePull: (name: string) => void;
  /** Something is changed on the main branch. */
  commitOnMain: (path: string, content: string) => void;
}

const SINGLE = "01jd4r00000000000000000000";
const BATCH = "batch-01jd4r00000000000000000000-0123abcd";

function proposal(name: string, files: number): Proposal {
  const review = { title: "Comments", body: "- [ ] 1\n- [ ] 2", labels: ["comment", "first-time"] };
  return {
    ...{ name, title: `Add ${files} comments`, body: "Suspicion: three links or more", review },
    files: Array.from({ length: files }, (_, at) => ({
      path: `comments-data/submissions/ブログ/${name}-${at}.json`,
      content: `{ "text": "Grüße ${at}" }\n`,
    })),
  };
}

export async function walk(host: GitHost, people: People): Promise<void> {
  const { reviews } = host;
  if (reviews === null) throw new Error("This host has no pull requests.");
  const batch = proposal(BATCH, 4);
  await reviews.examine("https://comments.user.example/webhook");

  for (const one of [proposal(SINGLE, 1), batch]) {
    await host.stateOf(one.name);
    await host.propose(one);
    await host.propose(one);
    await host.readProposal(
      one.name,
      one.files.map(({ path }) => path),
    );
  }
  people.remark(BATCH);
  await reviews.lastChanged();
  await reviews.lastChanged();
  const seen = await reviews.read(BATCH);
  if (seen === null) throw new Error("What was just proposed is not open.");
  people.commitOnMain("posts/new.md", "New\n");
  const review = {
    ...batch.review,
    title: "3",
    labels: ["comment", "suspected-spam"],
    notLabels: ["first-time"],
  };
  await reviews.revise({ ...batch, files: batch.files.slice(1), review }, seen);
  people.closePull(BATCH);
  await reviews.branches();
  await reviews.tidy(BATCH);
  await host.stateOf(BATCH);
  const left = await reviews.read(SINGLE);
  if (left === null) throw new Error("What is to be closed is not open.");
  await reviews.close(SINGLE, left);

  const large = { path: "comments-data/threads/ブログ.json", content: "Grüße\n".repeat(200_000) };
  const files = [large, { path: "comments-data/threads/a.json", content: "{}\n" }];
  await host.publish({ title: "Publish comments", body: "One\nTwo", files });
  await host.publish({
    title: "Publish comments",
    body: "",
    files: files.map((file) => ({ ...file, content: "[]\n" })),
  });
  people.commitOnMain(large.path, large.content);
  await host.readMain([large.path, "nowhere.json", ...batch.files.map(({ path }) => path)]);

  const notice = { label: "suspects", title: "2 suspects", body: "- [ ] one" };
  await reviews.show(notice);
  await reviews.show({ ...notice, title: "3 suspects" });
  await reviews.readNotice(notice.label);
  await reviews.closeNotice(notice.label);
  await reviews.readNotice(notice.label);
}

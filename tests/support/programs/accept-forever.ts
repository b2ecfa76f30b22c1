/** A process for tests: accepts submissions as fast as it can, and prints the id of each when it is kept. */
import { newSubmissionId } from "../../../comments/comment-id.ts";
import { momentOf } from "../../../comments/moment.ts";
import { openIntake } from "../../../service/intake.ts";

const [, , folder = ""] = process.argv;
const clock = () => Date.now();
const intake = await openIntake(folder, { clock, log: () => {} });
const author = { name: "Ada", url: null, key: null };

async function accept(): Promise<never> {
  for (;;) {
    const id = newSubmissionId(clock());
    const submission = { id, post: "first-post", replyTo: null, date: momentOf(clock()), author };
    await intake.accept({ version: 1, ...submission, text: id }, []);
    console.log(id);
  }
}

await Promise.all(Array.from({ length: 4 }, accept));

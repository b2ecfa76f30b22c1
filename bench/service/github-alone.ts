/** Serves a small GitHub with its usual limits, and tells where; started by github-process.ts. */
import { requestOf, sendAnswer, serveFront } from "../hosts/front.ts";
import { newGithub } from "../hosts/small-hosts.ts";

const host = newGithub(() => Date.now());
const { url } = await serveFront(async (asked, response) => {
  await sendAnswer(await host.answer(requestOf(asked)), response);
});
process.send?.(url);

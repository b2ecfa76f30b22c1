/** `npm run bench -- api-descriptions FILE ...`: every kind of request, beside what the hosts say they take. */
import { requestCheck } from "./api-descriptions/check-request.ts";
import { type Description, readDescription } from "./api-descriptions/description.ts";
import { exceptionFor } from "./api-descriptions/exceptions.ts";
import { walk } from "./api-descriptions/walk.ts";
import { hostsOf, type WalkedHost } from "./api-descriptions/walked-hosts.ts";
import { printFigures, type Row } from "./figures.ts";
import { type Asked, requestOf, sendAnswer, serveFront } from "./hosts/front.ts";

const USAGE = `Usage: npm run bench -- api-descriptions FILE ...

Each FILE is an official description, in JSON or YAML:
  GitHub   generated/api.github.com.json of the npm package @octokit/openapi
  GitLab   doc/api/openapi/openapi_v3.yaml of the repository gitlabhq/gitlabhq
  Gitea    swagger.v1.json of an instance, or templates/swagger/v1_json.tmpl of its source`;

const files = process.argv.slice(2);
if (files.length === 0 || files.some((file) => file.startsWith("-"))) {
  console.error(USAGE);
  process.exit(2);
}

const rows: Row[] = [];
/** Of what does not fit and is right all the same. */
const reasons = new Map<string, string>();
for (const description of files.map(readDescription)) {
  for (const [name, newHost] of hostsOf(description)) {
    const asked = await recorded(newHost(() => Date.now()));
    rows.push(judged(name, description, asked));
  }
}
printFigures(
  "Requests beside the official descriptions",
  ["host", "description", "requests", "operations", "exceptions", "do not fit"],
  rows,
);
if (reasons.size > 0) printFigures("Exceptions", ["what", "why"], [...reasons]);

/** All that is asked in a walk through everything. */
async function recorded({ answer, connect, people }: WalkedHost): Promise<Asked[]> {
  const all: Asked[] = [];
  const { url, close } = await serveFront(async (asked, response) => {
    all.push(asked);
    await sendAnswer(await answer(requestOf(asked)), response);
  });
  const tools = { clock: () => Date.now(), stopwatch: () => performance.now() };
  await walk(connect(url, tools), people);
  close();
  return all;
}

function judged(name: string, description: Description, asked: readonly Asked[]): Row {
  const check = requestCheck(description);
  const checks = asked.map(check);
  const operations = new Set(checks.map(({ operation }) => operation));
  const wrong = new Set<string>();
  let exceptions = 0;
  for (const misfit of checks.flatMap(({ misfits }) => misfits)) {
    const { operation, field, says } = misfit;
    const reason = exceptionFor(name, misfit);
    if (reason === null) wrong.add(`${name}: ${operation} ${field}: ${says}`);
    else {
      exceptions += 1;
      reasons.set(`${operation} ${field}`, reason);
    }
  }
  for (const line of wrong) console.error(line);
  if (wrong.size > 0) process.exitCode = 1;
  return [name, description.title, asked.length, operations.size, exceptions, wrong.size];
}

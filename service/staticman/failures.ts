/** What Staticman calls the reasons for refusing an entry; where it has no name, ours in its way of writing. */
import type { EntryProblem } from "../../comments/entry.ts";
import type { Words } from "../../words/words.ts";
import { REFUSALS, type RefusalCode } from "../refusals.ts";
import type { Refused } from "../visit.ts";
import type { StaticmanForm } from "./read-form.ts";

export interface Failure {
  errorCode: string;
  message: string;
  /** Names of the fields it is about, as the form calls them. */
  data?: readonly string[];
  /** What was typed. */
  fields?: Readonly<Record<string, string>>;
  /** To be sent as `options[token]`; null where sending it once more would do no good. */
  token?: string | null;
}

const STATICMAN_CODES: Partial<Record<RefusalCode, string>> = {
  invalid: "INVALID_FIELDS",
  unreadable: "PARSING_ERROR",
  storage: "ERROR_PROCESSING_ENTRY",
  failed: "ERROR_PROCESSING_ENTRY",
};

export function failureOf(
  { code, problems, token }: Refused,
  form: StaticmanForm,
  { service }: Words,
): { status: (typeof REFUSALS)[RefusalCode]["status"]; failure: Failure } {
  const fields = Object.fromEntries(form.sent);
  const isNoEntry = form.lacks.length > 0 && (code === "invalid" || code === "unknown_post");
  if (isNoEntry) {
    const message = service.staticman.missingParams(form.lacks);
    const failure = { errorCode: "MISSING_PARAMS", message, data: form.lacks, fields, token };
    return { status: 400, failure };
  }
  // As Staticman does, which tells of fields that are too many only when none is missing.
  const missing = problems.filter((problem) => problem.code === "missing");
  const told = code !== "invalid" ? [] : missing.length > 0 ? missing : problems;
  const failure = {
    errorCode: told === missing ? "MISSING_REQUIRED_FIELDS" : errorCodeOf(code),
    message: service.refused[code],
    data: told.map((problem) => nameIn(form, problem)),
    fields,
    token,
  };
  return { status: REFUSALS[code].status, failure };
}

export function errorCodeOf(code: RefusalCode): string {
  return STATICMAN_CODES[code] ?? code.toUpperCase();
}

function nameIn({ names }: StaticmanForm, { field }: EntryProblem): string {
  // Where it was not sent at all, as Staticman's documentation calls it.
  return names.get(field) ?? (field === "text" ? "message" : field);
}

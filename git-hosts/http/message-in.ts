/** What a host says of an error: GitHub, Gitea and GitLab each have a `message`, or an `error`. */

const LONGEST = 300;

/** Short enough for a line of the log; empty where nothing is said. */
export function messageIn(body: unknown): string {
  if (typeof body !== "object" || body === null) return "";
  const said = "message" in body ? body.message : "error" in body ? body.error : "";
  const details = "errors" in body && Array.isArray(body.errors) ? body.errors.map(detailOf) : [];
  const text = typeof said === "string" ? said : (JSON.stringify(said) ?? "");
  const all = [text, ...details].filter((part) => part !== "");
  return all.join("; ").slice(0, LONGEST);
}

/** GitHub's, of 422. What was sent, which some of them repeat as `value`, is left aside. */
function detailOf(detail: unknown): string {
  if (typeof detail === "string") return detail;
  if (typeof detail !== "object" || detail === null) return "";
  if ("message" in detail && typeof detail.message === "string") return detail.message;
  const words = ["field" in detail ? detail.field : "", "code" in detail ? detail.code : ""];
  return words.filter((word) => typeof word === "string" && word !== "").join(" ");
}

import { expect, test } from "vitest";
import { reportAddress } from "../../site/report-address.ts";

const COMMENT = "https://blog.example/2026/a/#comment-1";
const ENCODED = "https%3A%2F%2Fblog.example%2F2026%2Fa%2F%23comment-1";

test.each([
  [null, null],
  ["https://blog.example/report", `https://blog.example/report?comment=${ENCODED}`],
  ["https://form.example/?f=7", `https://form.example/?f=7&comment=${ENCODED}`],
  ["mailto:ada@blog.example", `mailto:ada@blog.example?body=${ENCODED}`],
  [
    "mailto:ada@blog.example?subject=A%20report",
    `mailto:ada@blog.example?subject=A%20report&body=${ENCODED}`,
  ],
])("a comment is reported at %s", (report, address) => {
  expect(reportAddress(COMMENT, report)).toBe(address);
});

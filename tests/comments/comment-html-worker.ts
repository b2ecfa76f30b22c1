/** Renders texts in a thread of its own, which a test can end; says which one it is at. */
import { parentPort, workerData } from "node:worker_threads";
import { commentHtml } from "../../comments/comment-html.ts";

const { texts, format } = workerData;
for (const [title, text] of Object.entries<string>(texts)) {
  parentPort?.postMessage({ title });
  parentPort?.postMessage({ title, growth: commentHtml(text, format).length / text.length });
}

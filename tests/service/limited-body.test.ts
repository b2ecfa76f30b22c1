/** However much is sent, no more than the limit is ever kept. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { limitedBody } from "../../service/limited-body.ts";

const LIMIT = 1_000;
const CHUNK = 64 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** A body that has as many bytes as are asked of it, in chunks, without a word of its length. */
function sent(bytes: number, chunk: number, beforeLast: () => void = () => {}): Request {
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const next = Math.min(chunk, left);
      left -= next;
      if (left === 0) beforeLast();
      stream.enqueue(new Uint8Array(next).fill(120));
      if (left === 0) stream.close();
    },
  });
  return new Request("http://localhost/", { method: "POST", body, duplex: "half" });
}

test.each([1, 999, LIMIT])("%i bytes are handed on as they came", async (bytes) => {
  expect(await limitedBody(sent(bytes, 300), LIMIT)).toEqual(new Uint8Array(bytes).fill(120));
});

test.each([LIMIT + 1, 200 * CHUNK])("%i bytes are too long", async (bytes) => {
  expect(await limitedBody(sent(bytes, CHUNK), LIMIT)).toBeNull();
});

test("what comes beyond the limit is read, and not kept", async () => {
  const memory: number[] = [];
  const measure = () => {
    collectGarbage();
    memory.push(process.memoryUsage().arrayBuffers);
  };
  measure();
  await limitedBody(sent(200 * CHUNK, CHUNK, measure), LIMIT);
  const [before = 0, after = Number.POSITIVE_INFINITY] = memory;
  expect((after - before) / CHUNK).toBeLessThan(50);
});

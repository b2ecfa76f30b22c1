/** However much is sent, no more than the limit is ever kept. */
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { limitedBody } from "../../service/limited-body.ts";

const LIMIT = 1_000;
const CHUNK = 64 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** A body that has as many bytes as are asked of it, in chunks, without a word of its length. */
function sent(bytes: number, chunk: number, onChunk: OnChunk = () => {}): Request {
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const next = new Uint8Array(Math.min(chunk, left)).fill(120);
      left -= next.length;
      await onChunk(next, left);
      stream.enqueue(next);
      if (left === 0) stream.close();
    },
  });
  return new Request("http://localhost/", { method: "POST", body, duplex: "half" });
}

/** Is told of each chunk before it is sent, with how many bytes are left after it. */
type OnChunk = (chunk: Uint8Array, left: number) => void | Promise<void>;

test.each([1, 999, LIMIT])("%i bytes are handed on as they came", async (bytes) => {
  expect(await limitedBody(sent(bytes, 300), LIMIT)).toEqual(new Uint8Array(bytes).fill(120));
});

test.each([LIMIT + 1, 200 * CHUNK])("%i bytes are too long", async (bytes) => {
  expect(await limitedBody(sent(bytes, CHUNK), LIMIT)).toBeNull();
});

test("what is said of the length counts for nothing beside a transfer encoding", async () => {
  const headers = { "content-length": "5", "transfer-encoding": "chunked" };
  const request = new Request(sent(LIMIT + 1, 300), { headers });
  expect(await limitedBody(request, LIMIT)).toBeNull();
});

test("what comes beyond the limit is read, and not kept", async () => {
  const sentSoFar: WeakRef<Uint8Array>[] = [];
  let kept = Number.POSITIVE_INFINITY;
  const look: OnChunk = async (chunk, left) => {
    sentSoFar.push(new WeakRef(chunk));
    if (left > 0) return;
    // What a WeakRef was made of stays until the end of its turn.
    await setImmediate();
    collectGarbage();
    kept = sentSoFar.filter((one) => one.deref() !== undefined).length;
  };
  await limitedBody(sent(200 * CHUNK, CHUNK, look), LIMIT);
  expect(kept).toBeLessThan(20);
});

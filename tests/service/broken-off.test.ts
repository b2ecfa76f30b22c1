/** A visitor whose connection breaks, or who closes the page while sending. */
import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { testService } from "../support/comment-service.ts";
import { serveApp } from "../support/loopback-app.ts";

test.each([
  ["of a length that was said", "content-length: 1000\r\n\r\ntext=Hello"],
  ["in chunks", "transfer-encoding: chunked\r\n\r\na\r\ntext=Hello\r\n"],
])("a body %s that is broken off is no mistake of ours", async (_, sent) => {
  const service = await testService();
  const statuses: number[] = [];
  const url = await serveApp(async (request) => {
    // It has come so far, and no further.
    socket.destroy();
    const response = await service.app.fetch(request);
    statuses.push(response.status);
    return response;
  });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  const type = "content-type: application/x-www-form-urlencoded";
  socket.write(`POST /comments HTTP/1.1\r\nhost: comments.example\r\n${type}\r\n${sent}`);
  await expect.poll(() => statuses).toEqual([400]);
  expect(service.lines).toEqual([]);
  expect(service.parts.intake.waiting()).toEqual([]);
});

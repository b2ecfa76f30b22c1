/** Reads the bytes of a request up to a limit, whatever is sent and however. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** A browser that is still sending reads no answer, so this much more is read, and thrown away. */
const PATIENCE = 16 * 1024 * 1024;

/** Null where it is longer than `limit` bytes. */
export async function limitedBody(request: Request, limit: number): Promise<Bytes | null> {
  if (!isShortByItsHead(request, limit)) return countedBody(request, limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.byteLength > limit ? null : bytes;
}

/**
 * A server hands on no more bytes than Content-Length says, so nearly all bodies need no counting,
 * for which each would become a stream. Beside Transfer-Encoding it says nothing (RFC 9112, 6.3).
 */
function isShortByItsHead({ headers }: Request, limit: number): boolean {
  const length = headers.get("content-length");
  return length !== null && !headers.has("transfer-encoding") && Number(length) <= limit;
}

async function countedBody(request: Request, limit: number): Promise<Bytes | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit + PATIENCE) return null;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? null : new Uint8Array(Buffer.concat(chunks));
}

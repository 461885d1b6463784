/** Questions of a command line are a few words. */
const MOST_JSON_BYTES = 64 * 1024;

/** The request's body as JSON; undefined when it is none, or larger than such a body can be. It is never read further. */
export async function smallJson(request: Request, most = MOST_JSON_BYTES): Promise<unknown> {
  const text = await boundedText(request, most);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The request's body as it came; undefined when it has more bytes. It is never read further. */
export async function boundedText(request: Request, most: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

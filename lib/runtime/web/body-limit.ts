import type { IncomingMessage, ServerResponse } from 'node:http';

/** Forms and questions are a few kilobytes; Next's own limit for a server action is the same. */
export const MOST_BODY_BYTES = 1_048_576;

/**
 * Ends a request whose body is larger, before anything is kept of it: at once by what it announces, else as soon as more has
 * arrived. @returns whether the request may go on
 */
export function limitBody(
  request: IncomingMessage,
  response: ServerResponse,
  most: number = MOST_BODY_BYTES,
): boolean {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > most) {
    tooLarge(request, response, most);
    return false;
  }
  let seen = 0;
  const push = request.push.bind(request);
  // What the parser read is counted on its way in: nobody has to read the body for that.
  request.push = (chunk, encoding) => {
    const before = seen;
    seen += chunk === null ? 0 : Buffer.byteLength(chunk);
    if (seen <= most) return push(chunk, encoding);
    if (before <= most) tooLarge(request, response, most);
    return false;
  };
  return true;
}

/** Time for the sender to read the answer while it still sends: a connection that is shut with bytes unread is reset, and
 * the answer with it. */
const LINGER_MS = 500;

function tooLarge({ socket }: IncomingMessage, response: ServerResponse, most: number): void {
  if (response.headersSent) {
    socket.destroy();
    return;
  }
  const words = `a body may have ${most} bytes\n`;
  socket.pause();
  // Past `response`, which would shut the connection at once.
  socket.end(
    `HTTP/1.1 413 Payload Too Large\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${words.length}\r\nconnection: close\r\n\r\n${words}`,
  );
  setTimeout(() => socket.destroy(), LINGER_MS);
}

const maxNameLength = 100;

export type Greeting =
  | { status: 200; body: { message: string; path: string } }
  | { status: 400; body: { error: { code: 'invalid-name'; message: string }; requestId: string } };

/** Answers `GET /hello?name=`: a missing or blank name greets Lambda itself. */
export function greet(request: { name: string | undefined; path: string; requestId: string }): Greeting {
  const name = request.name?.trim();
  if (name && (name.length > maxNameLength || /\p{Cc}/u.test(name))) {
    const message = `name must be at most ${maxNameLength} characters, without control characters`;
    return { status: 400, body: { error: { code: 'invalid-name', message }, requestId: request.requestId } };
  }
  return { status: 200, body: { message: `Hello from ${name || 'Lambda'}!`, path: request.path } };
}

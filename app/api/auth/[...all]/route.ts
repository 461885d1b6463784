import { isPublicAuthPath } from '#lib/identity/public-paths.ts';
import { web } from '#lib/runtime/web.ts';

/** The few of better-auth's own routes that a browser needs. */
async function handle(request: Request): Promise<Response> {
  if (!isPublicAuthPath(request.method, new URL(request.url).pathname))
    return new Response('no such path', { status: 404 });
  const { auth } = await web();
  return auth.handler(request);
}

export { handle as GET, handle as POST };

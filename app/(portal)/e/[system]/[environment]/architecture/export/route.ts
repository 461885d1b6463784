import type { NextRequest } from 'next/server';
import { pictureChoiceOf } from '#components/diagram/search.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { picture } from '#lib/queries/picture.ts';
import { web } from '#lib/runtime/web.ts';
import { fileAnswer } from './file-answer.ts';

type Context = { readonly params: Promise<{ readonly system: string; readonly environment: string }> };

/** The drawing as a file: for whoever may see the page, by session or `Authorization: Bearer <token>`. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const services = await web();
  const config = services.config.current();
  const caller = await callerOfRequest(services.auth, services.db, config, request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const { system, environment } = await params;
  // The page's own theme, unless the address asks for another.
  const theme = request.cookies.get('theme')?.value;
  const choice = pictureChoiceOf({ theme, ...Object.fromEntries(request.nextUrl.searchParams) });
  if (!choice) return new Response('no such format', { status: 400 });
  try {
    const key = environmentKey(system, environment);
    const reading = await picture.ask(services, caller, { environment: key, ...choice });
    return fileAnswer(reading, `${system}-${environment}-${choice.view}`, choice.format);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('not allowed', { status: 403 });
    if (error instanceof Error && error.name === 'UnknownEnvironment')
      return new Response('no such environment', { status: 404 });
    throw error;
  }
}

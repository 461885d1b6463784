import type { NextRequest } from 'next/server';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { exportOf } from '#components/diagram/search.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { web } from '#lib/runtime/web.ts';
import type { Translate } from '#lib/words/translate.ts';
import { exportedPicture } from './exported-picture.ts';
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
  const asked = exportOf({ theme, ...givenIn(request.nextUrl.searchParams) });
  if (!asked) return new Response('no such format', { status: 400 });
  try {
    const [t, zone] = await Promise.all([getTranslations(), getTimeZone()]);
    const view = { t: t as unknown as Translate, zone };
    const key = environmentKey(system, environment);
    const reading = await exportedPicture(services, caller, key, asked, view);
    const name = [system, environment, asked.search.view, ...asked.overlays].join('-');
    return fileAnswer(reading, name, asked.format);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('not allowed', { status: 403 });
    if (error instanceof Error && error.name === 'UnknownEnvironment')
      return new Response('no such environment', { status: 404 });
    throw error;
  }
}

/** As a page gets them: a name that comes once is a text, else a list. */
const givenIn = (params: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [only = '', ...more] = params.getAll(name);
      return [name, more.length === 0 ? only : [only, ...more]];
    }),
  );

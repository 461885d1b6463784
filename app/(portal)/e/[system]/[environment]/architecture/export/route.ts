import type { NextRequest } from 'next/server';
import { getTimeZone } from 'next-intl/server';
import { handOut, noFile } from '#app/_server/files.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import { exportOf } from '#components/diagram/search.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { exportedPicture } from './exported-picture.ts';
import { fileAnswer } from './file-answer.ts';

type Context = { readonly params: Promise<{ readonly system: string; readonly environment: string }> };

/** The drawing as a file. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { system, environment } = await params;
  // The page's own theme, unless the address asks for another.
  const theme = request.cookies.get('theme')?.value;
  const asked = exportOf({ theme, ...givenIn(request.nextUrl.searchParams) });
  return handOut(request, async (services, caller) => {
    if (!asked) return noFile(400, 'no such format');
    const [t, zone] = await Promise.all([wordsOfRequest(), getTimeZone()]);
    const view = { t, zone };
    const key = environmentKey(system, environment);
    const reading = await exportedPicture(services, caller, key, asked, view);
    const name = [system, environment, asked.search.view, ...asked.overlays].join('-');
    return fileAnswer(reading, name, asked.format);
  });
}

/** As a page gets them: a name that comes once is a text, else a list. */
const givenIn = (params: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [only = '', ...more] = params.getAll(name);
      return [name, more.length === 0 ? only : [only, ...more]];
    }),
  );

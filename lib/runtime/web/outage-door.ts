import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PortalState } from '#lib/domain/silence.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';
import { localeOf } from '#lib/words/locale.ts';
import { AGAIN_AFTER_S, OUTAGE_POLICY, outagePage, type Reader } from './outage-page.ts';

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What needs no database: files of the build, and the questions whether web lives and what it stands on. */
const WITHOUT_DATABASE =
  /^\/(?:_next\/static|fonts|icon\.svg|favicon\.ico|api\/health|api\/session)(?:[/?]|$)/;

/**
 * Answers 503 with a reason while PostgreSQL is away, before anything is begun: so whatever is refused here was not done, and may
 * be sent again.
 */
export function outageDoor(portal: () => Promise<PortalState>, next: Answering): Answering {
  return async (request, response) => {
    const since = WITHOUT_DATABASE.test(request.url ?? '') ? undefined : (await portal()).databaseAwaySince;
    if (since === undefined) return next(request, response);
    // A body that nobody reads keeps the connection from ending.
    request.resume();
    const kind = kindOf(request);
    response.writeHead(503, {
      'retry-after': String(AGAIN_AFTER_S),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': CONTENT_TYPE[kind],
      ...(kind === 'page' ? { 'content-security-policy': OUTAGE_POLICY } : {}),
    });
    response.end(bodyOf(kind, since, request));
  };
}

type Kind = 'page' | 'action' | 'data';

/** Next hands the text of a refused action on only where its type is exactly this. */
const CONTENT_TYPE: Readonly<Record<Kind, string>> = {
  page: 'text/html; charset=utf-8',
  action: 'text/plain',
  data: 'application/json',
};

function bodyOf(kind: Kind, since: Instant, request: IncomingMessage): string {
  const error = `PostgreSQL has not answered since ${toIso(since)}: nothing was done, ask again`;
  if (kind === 'page') return outagePage(since, readerOf(request));
  return kind === 'action' ? error : JSON.stringify({ error, databaseAwaySince: since });
}

/** A person's browser opens a page, and what a page's script fetches says so. */
function kindOf({ method, headers }: IncomingMessage): Kind {
  if (headers['next-action'] !== undefined) return 'action';
  const opens = method === 'GET' && headers.rsc === undefined && (headers.accept ?? '').includes('text/html');
  return opens ? 'page' : 'data';
}

function readerOf({ headers }: IncomingMessage): Reader {
  const cookies = new Map(
    (headers.cookie ?? '').split(';').map((each) => {
      const [name = '', ...value] = each.split('=');
      return [name.trim(), decoded(value.join('='))];
    }),
  );
  return {
    locale: localeOf(cookies.get('locale'), headers['accept-language'] ?? null),
    zone: zoneOf(cookies.get('zone')),
    theme: cookies.get('theme') ?? 'system',
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function zoneOf(text: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

import { recordExport } from '#lib/commands/exports/record.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { refusedAs, UNSEEN } from '#lib/domain/access/knows.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';

/**
 * Hands out what a page shows as a file: to whoever may see the page, by session or `Authorization: Bearer <token>`.
 * Nobody's request is 401; what is not there and what one may not see is 404, what one may see and not do 403.
 * What was handed out is in the audit.
 */
export async function handOut(
  request: Request,
  make: (services: WebServices, caller: Caller) => Promise<Response>,
): Promise<Response> {
  const services = await web();
  const config = services.config.current();
  const caller = await callerOfRequest(services.auth, services.db, config, request.headers);
  if (!caller) return noFile(401, 'sign in first');
  try {
    const answer = await make(services, caller);
    if (answer.ok) await recordExport(services, caller, new URL(request.url).pathname);
    return answer;
  } catch (error) {
    const status = refusedAs(error, caller);
    if (status === undefined) throw error;
    return noFile(status, status === 404 ? UNSEEN : 'not allowed');
  }
}

/**
 * A file to keep, never a page of ours: it is downloaded, and what it is, is not left to a browser's guess.
 * @param name plain letters: what an address says goes through what it was found by
 */
export const file = (name: string, type: string, body: BodyInit, more: HeadersInit = {}): Response =>
  new Response(body, {
    headers: {
      ...PLAIN,
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      ...more,
    },
  });

export const noFile = (status: number, why: string): Response =>
  new Response(why, { status, headers: PLAIN });

const PLAIN = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

import type { NextRequest } from 'next/server';
import { auditFilter } from '#lib/domain/audit/filter.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { auditExport } from '#lib/queries/audit.ts';
import { web } from '#lib/runtime/web.ts';
import { auditCsv } from '#lib/words/audit-csv.ts';

/** The filtered history as CSV or JSON: what the caller may see, and nothing else. */
export async function GET(request: NextRequest): Promise<Response> {
  const services = await web();
  const config = services.config.current();
  const caller = await callerOfRequest(services.auth, services.db, config, request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const format = query.format === 'json' ? 'json' : 'csv';
  try {
    const { entries, cut } = await auditExport.ask(services, caller, { filter: auditFilter(query) });
    const body = format === 'json' ? JSON.stringify({ entries, cut }, null, 2) : auditCsv(entries, cut);
    return new Response(body, {
      headers: {
        'content-type': format === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="yagura-audit.${format}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('not allowed', { status: 403 });
    throw error;
  }
}

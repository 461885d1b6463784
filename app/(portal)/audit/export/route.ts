import type { NextRequest } from 'next/server';
import { file, handOut } from '#app/_server/files.ts';
import { auditFilter } from '#lib/domain/audit/filter.ts';
import { auditExport } from '#lib/queries/audit.ts';
import { auditCsv } from '#lib/words/audit-csv.ts';

/** The filtered history as CSV or JSON: what the caller may see, and nothing else. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  return handOut(request, async (services, caller) => {
    const { entries, cut } = await auditExport.ask(services, caller, { filter: auditFilter(query) });
    return query.format === 'json'
      ? file('yagura-audit.json', 'application/json', JSON.stringify({ entries, cut }, null, 2))
      : file('yagura-audit.csv', 'text/csv; charset=utf-8', auditCsv(entries, cut));
  });
}

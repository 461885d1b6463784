import type { NextRequest } from 'next/server';
import { environmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { costPage } from '#lib/queries/cost-page.ts';
import { web } from '#lib/runtime/web.ts';
import { billCsv, costCsv } from '#lib/words/cost-csv.ts';

type Context = { readonly params: Promise<{ readonly system: string; readonly environment: string }> };

/** The cost lines of a month (`?month=2026-10`, without it the current one) as CSV: for whoever may see the page, by session or `Authorization: Bearer <token>`. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const services = await web();
  const config = services.config.current();
  const caller = await callerOfRequest(services.auth, services.db, config, request.headers);
  if (!caller) return new Response('sign in first', { status: 401 });
  const { system, environment } = await params;
  const month = request.nextUrl.searchParams.get('month');
  try {
    const { reading, billed, months } = await costPage.ask(services, caller, {
      environment: environmentKey(system, environment),
      ...(month === null ? {} : { month }),
    });
    if (months.state === 'not-kept')
      return new Response('nobody read the cost of that month', { status: 404 });
    const { shown: name = '' } = months;
    const shown = reading && shownValue(reading);
    const csv = billed ? billCsv(name, billed) : shown && costCsv(shown.value, shown.asOf);
    if (csv === undefined) return new Response('cost was not read yet', { status: 503 });
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${system}-${environment}-cost-${name}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed')
      return new Response('not allowed', { status: 403 });
    if (error instanceof Error && error.name === 'UnknownEnvironment')
      return new Response('no such environment', { status: 404 });
    throw error;
  }
}

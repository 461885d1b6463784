import type { NextRequest } from 'next/server';
import { file, handOut, noFile } from '#app/_server/files.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { costPage } from '#lib/queries/cost-page.ts';
import { billCsv, costCsv } from '#lib/words/cost-csv.ts';

type Context = { readonly params: Promise<{ readonly system: string; readonly environment: string }> };

/** The cost lines of a month (`?month=2026-10`, without it the current one) as CSV. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { system, environment } = await params;
  const month = request.nextUrl.searchParams.get('month');
  return handOut(request, async (services, caller) => {
    const { reading, billed, months } = await costPage.ask(services, caller, {
      environment: environmentKey(system, environment),
      ...(month === null ? {} : { month }),
    });
    const { shown: name = '', state } = months;
    if (state === 'not-kept') return noFile(404, 'nobody read the cost of that month');
    const shown = reading && shownValue(reading);
    const csv = billed ? billCsv(name, billed) : shown && costCsv(shown.value, shown.asOf);
    if (csv === undefined) return noFile(503, 'cost was not read yet');
    return file(`${system}-${environment}-cost-${name}.csv`, 'text/csv; charset=utf-8', csv);
  });
}

import type { NextRequest } from 'next/server';
import { file, handOut, noFile } from '#app/_server/files.ts';
import { compareCosts, comparedBy } from '#lib/domain/cost/compare.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { costCompare } from '#lib/queries/cost-compare.ts';
import { costPage } from '#lib/queries/cost-page.ts';
import { compareCsv } from '#lib/words/compare-csv.ts';
import { billCsv, costCsv } from '#lib/words/cost-csv.ts';

type Context = { readonly params: Promise<{ readonly system: string; readonly environment: string }> };

/** The cost lines of a month (`?month=2026-10`, without it the current one), or a comparison (`?with=dev&by=line`), as CSV. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { system, environment } = await params;
  const month = request.nextUrl.searchParams.get('month');
  const other = request.nextUrl.searchParams.get('with');
  return handOut(request, async (services, caller) => {
    if (other !== null) {
      const by = comparedBy(request.nextUrl.searchParams.get('by'));
      const key = environmentKey(system, environment);
      const { sides, choices } = await costCompare.ask(services, caller, { environment: key, other });
      const comparison = sides && compareCosts(sides.here, sides.there, by);
      if (!sides || !comparison) return noFile(404, 'there is nothing to compare it with');
      const here = choices.months.includes(other) ? sides.here.estimate.month : environment;
      const text = compareCsv({ here, there: other, by }, comparison, sides);
      return file(`${system}-${here}-cost-beside-${other}.csv`, 'text/csv; charset=utf-8', text);
    }
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

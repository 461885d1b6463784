import type { CostLine } from '#lib/domain/cost/cost.ts';
import { watched } from '#lib/domain/cost/watched.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { elapsed, toIso } from '#lib/domain/time.ts';
import { costReading } from '#lib/queries/reading.ts';
import { durationWords } from '#lib/words/duration.ts';
import { failureWords } from '#lib/words/failure.ts';
import { money, scaledPrice, significant } from '#lib/words/money.ts';
import { translator } from '#lib/words/translate.ts';
import { actualLines } from './actual.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode, table } from './output.ts';

/** What an environment costs: each line with quantity, price, source and age; unknown is never $0. */
export async function cost(portal: CliContext, name: string): Promise<ExitCode> {
  const { out, clock } = portal;
  const environment = await portal.environment(name);
  const reading = await portal.ask(costReading, { environment });
  out.result({ environment, cost: reading ?? null });
  const t = translator('en');
  if (reading?.state === 'failed') out.line(failureWords(t, reading.failure).what);
  const shown = reading && shownValue(reading);
  if (!shown) {
    out.line(`${environment}: cost was not read yet`);
    return EXIT.failed;
  }
  const { estimate, actual } = shown.value;
  for (const line of table([
    ['resource', 'item', 'quantity', 'price', 'cost', 'source'],
    ...estimate.lines.map(cells),
  ]))
    out.line(line);
  out.line('');
  out.line(
    `Month to date ${money(estimate.monthToDate)}, forecast ${money(estimate.forecast)}, as of ${toIso(shown.asOf)} (${durationWords(t, elapsed(shown.asOf, clock()))} ago)`,
  );
  const { days, of, fromStart } = watched(estimate, shown.asOf);
  if (estimate.fullMonth !== undefined)
    out.line(
      `A full month at this rate ${money(estimate.fullMonth)}${fromStart ? '' : `; ${significant(days, 2)} of ${of} days watched`}`,
    );
  if (estimate.unknownLines > 0)
    out.line(`${estimate.unknownLines} lines are unknown and outside these totals.`);
  for (const line of actualLines(t, actual, shown.asOf, clock())) out.line(line);
  return reading.state === 'failed' ? EXIT.failed : EXIT.ok;
}

function cells({ label, item, quantity, price, cost: sum }: CostLine): readonly string[] {
  const known = quantity.state === 'known' ? quantity.value : undefined;
  const scaled =
    price.state === 'priced' ? scaledPrice(price.price.usdPerUnit, known, price.price.unit) : undefined;
  return [
    label,
    item,
    quantity.state === 'unknown'
      ? `unknown (${quantity.why})`
      : `${scaled?.quantity ?? significant(quantity.value, 4)} ${scaled?.unit ?? quantity.unit}`,
    price.state === 'unpriced' ? `unpriced (${price.why})` : (scaled?.price ?? ''),
    sum.state === 'known' ? money(sum.value) : 'unknown',
    sourceOf(quantity, price),
  ];
}

/** Where quantity and price come from, as far as they are known. */
function sourceOf(quantity: CostLine['quantity'], price: CostLine['price']): string {
  const parts = [
    ...(quantity.state === 'known' ? [quantity.source] : []),
    ...(price.state === 'priced' ? [`${price.price.source}, ${toIso(price.price.asOf).slice(0, 10)}`] : []),
  ];
  return parts.join(' × ');
}

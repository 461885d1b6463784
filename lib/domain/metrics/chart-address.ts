import { type ChartWindow, windowQuery } from './chart-window.ts';

/** What the address says of a comparison: the run before which, or the other environment by its name. */
export type ComparisonWord =
  | { readonly kind: 'before'; readonly number: number }
  | { readonly kind: 'environment'; readonly name: string }
  | undefined;

/** What the address of the metrics page says: what is shown, beside what, and which chart is enlarged. */
export type ChartAddress = {
  readonly window: ChartWindow;
  readonly compared?: ComparisonWord;
  /** Id of the enlarged panel. */
  readonly chart?: string | undefined;
  /** Word of the window before a brush. */
  readonly back?: string | undefined;
};

/** The address with its question mark. Panel ids carry what AWS and Terraform name: they are escaped. */
export function chartAddress({ window, compared, chart, back }: ChartAddress): string {
  const before = compared?.kind === 'before' ? compared.number : undefined;
  const other = compared?.kind === 'environment' ? compared.name : undefined;
  const rest = Object.entries({ before, with: other, chart, back }).flatMap(([name, value]) =>
    value === undefined ? [] : [`&${name}=${encodeURIComponent(value)}`],
  );
  return `?${windowQuery(window)}${rest.join('')}`;
}

/** The comparison that an address asks for; a number that is none, or a name too long to be one, asks for nothing. */
export function comparisonOf(query: {
  before?: string | undefined;
  with?: string | undefined;
}): ComparisonWord {
  const { before = '', with: name = '' } = query;
  if (/^[1-9]\d{0,8}$/.test(before)) return { kind: 'before', number: Number(before) };
  return name !== '' && name.length <= 64 ? { kind: 'environment', name } : undefined;
}

import { type ChartWindow, windowQuery } from './chart-window.ts';

/** What the address of the metrics page says: what is shown, beside what, and which chart is enlarged. */
export type ChartAddress = {
  readonly window: ChartWindow;
  /** Number of the run that the charts are compared with the time before. */
  readonly before?: number | undefined;
  /** Id of the enlarged panel. */
  readonly chart?: string | undefined;
  /** Word of the window before a brush. */
  readonly back?: string | undefined;
};

/** The address with its question mark. Panel ids carry what AWS and Terraform name: they are escaped. */
export function chartAddress({ window, before, chart, back }: ChartAddress): string {
  const rest = Object.entries({ before, chart, back }).flatMap(([name, value]) =>
    value === undefined ? [] : [`&${name}=${encodeURIComponent(value)}`],
  );
  return `?${windowQuery(window)}${rest.join('')}`;
}

/** The number of a run as the address has it; undefined for anything else. */
export const beforeNumber = (text: string | null | undefined): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : undefined;

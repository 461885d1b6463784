import type { Reading } from '../../reading.ts';
import type { ScanEstimate } from './estimate.ts';

/** `asks`: nothing was started, a person has to agree first. */
export type StartedInsights =
  | { readonly kind: 'started'; readonly id: Reading<string> }
  | { readonly kind: 'asks'; readonly estimate: ScanEstimate }
  | { readonly kind: 'secret'; readonly word: string };

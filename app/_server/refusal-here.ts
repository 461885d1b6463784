import { cache } from 'react';
import type { Action } from '#lib/domain/access/action.ts';

/** One a request: what was refused, for the page that says so. */
export const refusedHere = cache((): { action?: Action | undefined } => ({}));

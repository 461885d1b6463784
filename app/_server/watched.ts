import { cache } from 'react';
import { watchList } from '#lib/queries/watch-list.ts';
import { ask } from './ask.ts';

/** The sidebar's and the switchers' list, once a request. */
export const watched = cache(() => ask(watchList, {}));

import { configWith } from '#lib/config/with-systems.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import { defineQuery } from './define.ts';

/** What would be wrong with this portal's own file if these lines were merged into it; nothing is written. */
export const proposedLines = defineQuery({
  name: 'proposed-lines',
  action: 'systems:discover',
  on: () => PORTAL,
  run: ({ config }, _caller, { lines }: { readonly lines: string }) => {
    const read = configWith(config.file, lines);
    return Promise.resolve(read.ok ? [] : read.error);
  },
});

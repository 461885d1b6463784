import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { PictureAsk } from '#lib/domain/graph/picture.ts';
import { defineQuery } from './define.ts';

type Ask = PictureAsk & { readonly environment: EnvironmentKey };

/** An environment's drawing as a file: whoever may see the picture may take it away. */
export const picture = defineQuery({
  name: 'picture',
  action: 'architecture:read',
  on: ({ environment }: Ask) => onEnvironment(environment),
  async run({ collector, config }, _, { environment, ...ask }) {
    const { key } = environmentOf(config.current(), environment);
    return collector.read('picture', { environment: key, ...ask });
  },
});

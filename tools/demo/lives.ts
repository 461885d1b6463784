import type { LocalCloud } from '#infra/local/start.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { type Child, lastLines } from './child-process.ts';
import type { Life } from './kept-alive.ts';

/** How a process ended, with the end of what it said. */
export const lifeOf = (child: Child): Life => ({
  ended: child.ended.then((how) => `${how}; the end of ${child.logFile}:\n${lastLines(child.logFile)}\n `),
});

export const lifeOfDatabase = (database: EmbeddedDatabase): Life => ({
  ended: database.gone().then(() => 'ended by itself'),
});

export const lifeOfGateway = ({ gateway }: LocalCloud): Life => ({ ended: gateway.ended() });

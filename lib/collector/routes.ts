import { callingFor } from '#lib/aws/purpose.ts';
import { migrationsBehind } from '#lib/store/migrations-behind.ts';
import { parseAsk } from './ask.ts';
import type { Hubs } from './hub/hubs.ts';
import type { ReadRequest } from './protocol.ts';
import { readAccounts } from './questions/accounts.ts';
import { readDiscovery } from './questions/discover.ts';
import { readInsights, readKeptQueries, startInsights, stopInsights } from './questions/insights.ts';
import { readLogs } from './questions/logs.ts';
import { readMetrics } from './questions/metrics.ts';
import { readPicture } from './questions/picture.ts';
import { readReports } from './questions/reports.ts';
import { readScene } from './questions/scene.ts';
import { readThrough } from './read-through.ts';
import { BadRequest, type Routes } from './server.ts';
import type { CollectorServices } from './services.ts';
import { tail } from './tail.ts';

/** The private port's routes over one set of services. */
export function collectorRoutes(services: CollectorServices, hubs: Hubs): Routes {
  const cached = readThrough(services.db, services.clock);

  async function answer(asked: ReadRequest): Promise<unknown> {
    switch (asked.question) {
      case 'metrics':
        return readMetrics(services, cached, asked.ask);
      case 'reports':
        return readReports(services, cached, asked.ask);
      case 'logs':
        return readLogs(services, asked.ask);
      case 'insights-start':
        return startInsights(services, asked.ask);
      case 'insights-result':
        return readInsights(services, asked.ask);
      case 'insights-stop':
        return stopInsights(services, asked.ask);
      case 'insights-kept':
        return readKeptQueries(services, asked.ask);
      case 'scene':
        return readScene(services, asked.ask);
      case 'accounts':
        return readAccounts(services, asked.ask);
      case 'discover':
        return readDiscovery(services, asked.ask);
      case 'picture':
        return readPicture(services, asked.ask);
    }
  }

  return {
    async read(body) {
      const asked = parseAsk(body);
      if (!asked) throw new BadRequest('no question of lib/collector/protocol.ts');
      return callingFor(`question:${asked.question}`, () => answer(asked));
    },
    tail: (query, response) => callingFor('tail', () => tail(services, hubs, query, response)),
    async ready() {
      const behind = await migrationsBehind(services.db).catch(() => undefined);
      if (behind === undefined) return 'the database does not answer';
      if (behind !== 0) return `the database is ${behind} migrations behind this build`;
      const accounts = [...services.config.current().environments.values()].map((each) => each.account);
      const idle = accounts.find((each) => !services.leadership.leads(each));
      return idle === undefined ? undefined : `standby: another collector reads account ${idle}`;
    },
  };
}

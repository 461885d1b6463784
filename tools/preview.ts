import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { refSamples } from '#components/gallery/component-samples.ts';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { instant } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { putRepositoryRefs } from '#lib/store/repository-refs.ts';
import { previewCollector } from './preview/collector.ts';
import { fillDeploys } from './preview/deploys.ts';
import { isMarket, withMarket } from './preview/market.ts';
import { ownDatabase } from './preview/own-database.ts';
import { fillScenes, previewPictures } from './preview/pictures.ts';
import { fillReadings } from './preview/readings.ts';
import { fillTold, PREVIEW_NOTIFICATIONS } from './preview/told.ts';

/**
 * Development only: a database filled with literal test data through the store's repositories, and a stand-in for
 * the collector's private port, so that pages can be worked on without a cloud. Nothing of this ships.
 *
 * Prints the environment for `next dev` into `.yagura/ui/env`.
 */
const DIR = resolve('.yagura/ui');
const [databasePort = 3910, collectorPort = 3909, webPort = 3900] = process.argv.slice(2).map(Number);
const TOKEN = 'preview-service-token';

const server = await ownDatabase(DIR, databasePort);
const { db, close } = openDatabase(server.urls.migrate, 'yagura preview', 4);
const configFile = join(DIR, 'portal.yaml');
const configText = billed(readFileSync('portal.demo.yaml', 'utf8'));
const config = parsePortalConfig(configText, configFile);
if (!config.ok) throw new Error('portal.demo.yaml does not parse');
writeFileSync(configFile, configText);
const now = instant(Date.now());
await fillDeploys(db, now);
await fillReadings(db, now);
await fillTold(db, now);
const { main } = refSamples(now);
if (main) await putRepositoryRefs(db, 'main', { reading: main, askedAt: now }, false);
await fillScenes(
  db,
  [...config.value.environments.keys()].filter((key) => key.startsWith('items/') || isMarket(key)),
);
const collector = previewCollector(collectorPort, TOKEN, previewPictures(db, config.value));

writeFileSync(
  join(DIR, 'env'),
  [
    `DATABASE_URL_WEB=${server.urls.web}`,
    `YAGURA_CONFIG=${configFile}`,
    `YAGURA_URL=http://localhost:${webPort}`,
    `YAGURA_COLLECTOR_URL=http://127.0.0.1:${collectorPort}`,
    `YAGURA_SERVICE_TOKEN=${TOKEN}`,
    `YAGURA_SESSION_SECRET=preview-session-secret-of-thirty-two-letters`,
    `YAGURA_DEMO_SIGN_IN=on`,
    `AWS_ENDPOINT_URL=http://127.0.0.1:9`,
    '',
  ].join('\n'),
);
console.log(`preview: database ${databasePort}, collector ${collectorPort}; environment in .yagura/ui/env`);

/** The demo's portal.yaml, with tags where the preview has a bill or a refusal. */
function billed(text: string): string {
  const document = parseDocument(text);
  const items = ['systems', 'items', 'environments'];
  document.setIn(['repositories', 'main'], process.cwd());
  for (const name of ['staging', 'prod'])
    document.setIn([...items, name, 'billing'], { tags: { Project: 'items', Environment: name } });
  withMarket(document);
  document.set('notifications', PREVIEW_NOTIFICATIONS);
  // Holds back what is agreed to there.
  const freeze = { name: 'year end', on: ['hello/dev'], from: '2020-01-01T00:00', for: '9999d' };
  document.set('freezes', [{ ...freeze, why: 'nobody is on call for changes' }]);
  return document.toString();
}

// Keeps readings young, as the collector's ticks would.
let speaks = true;
const tick = setInterval(() => {
  if (speaks) fillReadings(db, instant(Date.now())).catch(console.error);
}, 20_000);
// What a collector and a runner that die look like, and how they come back.
process.on('SIGUSR2', () => {
  speaks = !speaks;
  console.log(speaks ? 'preview: reports again' : 'preview: silent');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);

function leave(): void {
  clearInterval(tick);
  collector.close();
  close()
    .then(() => server.stop())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
}

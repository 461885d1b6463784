import { benchAdopt } from './bench/adopt.ts';
import { benchCharts } from './bench/charts.ts';
import { benchDeploy } from './bench/deploy.ts';
import { benchFleet } from './bench/fleet.ts';
import { benchHostileText } from './bench/hostile-text.ts';
import { benchLayout } from './bench/layout.ts';
import { benchMetrics } from './bench/metrics.ts';
import { benchPan } from './bench/pan.ts';
import { benchSearch } from './bench/search.ts';
import { benchTail } from './bench/tail.ts';
import { benchViewers } from './bench/viewers.ts';
import { benchWeb } from './bench/web.ts';

// Figures that anyone can measure again: `npm run bench -- <name>`, JSON lines on stdout, ratios of one run.
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  adopt: benchAdopt,
  charts: benchCharts,
  deploy: benchDeploy,
  fleet: benchFleet,
  'hostile-text': benchHostileText,
  layout: benchLayout,
  metrics: benchMetrics,
  pan: benchPan,
  search: benchSearch,
  tail: benchTail,
  viewers: benchViewers,
  web: benchWeb,
};

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (!bench) {
  console.error(`npm run bench -- <name>, where name is one of: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
await bench();

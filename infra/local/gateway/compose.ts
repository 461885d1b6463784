import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { ControlStats } from '../control.ts';
import { FaultRegistry } from '../faults/registry.ts';
import type { RootCredentials } from '../root.ts';
import type { AlarmDefinition } from './alarms/alarm.ts';
import { watchAlarms } from './alarms/watch.ts';
import type { Bill } from './bills/bill.ts';
import type { Answer, Call } from './call.ts';
import { Callers } from './callers.ts';
import { admission } from './fills/admission.ts';
import { alarms } from './fills/alarms.ts';
import { costExplorer } from './fills/cost-explorer.ts';
import { insights } from './fills/insights.ts';
import { logEvents } from './fills/log-events.ts';
import { logStreams } from './fills/log-streams.ts';
import { metricData } from './fills/metric-data.ts';
import { putMetricData } from './fills/metric-put.ts';
import { passRole } from './fills/pass-role.ts';
import { type QueryDefinition, queryDefinitions } from './fills/query-definitions.ts';
import { simulation } from './fills/simulation.ts';
import { trail } from './fills/trail.ts';
import { type Kept, keptIn } from './kept.ts';
import { openLogJournal } from './logs/journal.ts';
import { openMetricJournal } from './metrics/journal.ts';
import type { Datum } from './metrics/store.ts';
import { dynamodbMetrics, isItemOperation } from './observe/dynamodb.ts';
import { embeddedMetrics } from './observe/embedded-metrics.ts';
import { lambdaMetrics } from './observe/lambda.ts';
import type { Report } from './observe/reports.ts';
import { queueDepths, sqsMetrics } from './observe/sqs.ts';
import { ApiCatalog } from './public-api/catalog.ts';
import { Integrations } from './public-api/integrations.ts';
import { publicApi } from './public-api/serve.ts';
import { RootCallError, rootClient } from './root-client.ts';
import { Running } from './running.ts';
import { gatewayServer } from './server.ts';
import { Traffic } from './traffic.ts';
import type { TrailEvent } from './trail/event.ts';
import { recordChanges } from './trail/trail.ts';
import type { Upstream } from './upstream.ts';

export interface GatewayOptions {
  readonly upstream: Upstream;
  readonly stateDir: string;
  readonly root: RootCredentials;
  readonly region: string;
  readonly account: string;
  readonly log: (line: string) => void;
}

export interface Gateway {
  readonly server: Server;
  readonly faults: FaultRegistry;
  readonly bill: Kept<Bill | undefined>;
  readonly onReport: (report: Report) => void;
  /** Begins and ends what asks MiniStack by itself: alarms and queue depths. */
  watch(): void;
  unwatch(): void;
  stats(): ControlStats;
  drain(): Promise<boolean>;
  evaluateAlarms(): Promise<void>;
  close(): void;
}

const QUEUES_EVERY_MS = 15_000;

/** Puts the gateway together: what it keeps in the state folder, what it fills, what it watches. */
export function composeGateway(options: GatewayOptions): Gateway {
  const { upstream, stateDir, root, region, account, log } = options;
  const kept = join(stateDir, 'gateway');
  mkdirSync(kept, { recursive: true });
  const logs = openLogJournal(join(kept, 'logs'));
  const metrics = openMetricJournal(join(kept, 'metrics.jsonl'), Date.now);
  const definitions = keptIn<Readonly<Record<string, AlarmDefinition>>>(join(kept, 'alarms.json'), {});
  const bill = keptIn<Bill | undefined>(join(kept, 'bill.json'), undefined);
  const saved = keptIn<readonly QueryDefinition[]>(join(kept, 'query-definitions.json'), []);
  const changes = keptIn<readonly TrailEvent[]>(join(kept, 'trail.json'), []);

  const client = rootClient(upstream, root, region, 'localhost');
  const since = new Date().toISOString();
  const [callers, faults, traffic, running, integrations] = [
    new Callers(),
    new FaultRegistry(),
    new Traffic(),
    new Running(),
    new Integrations(),
  ];
  const record = (data: readonly Datum[]) => {
    for (const datum of data) metrics.record(datum);
  };
  const alarmWatch = watchAlarms(metrics.store, definitions, client, log);
  const watches: NodeJS.Timeout[] = [];

  const onReport = (report: Report) => {
    running.note(report);
    integrations.note(report);
    record(lambdaMetrics(report));
    if (report.kind === 'session') callers.remember(report.accessKeyId, report.arn);
    if (report.kind === 'line') {
      if (!logs.store.has(report.group)) ensureGroup(report.group);
      logs.append(report.group, report.stream, report.at, Date.now(), report.message);
      record(embeddedMetrics(report.message, report.at));
    }
  };
  /** Lambda makes the group of a function that has none. */
  const ensureGroup = (logGroupName: string) => {
    client.json('logs', 'Logs_20140328.CreateLogGroup', { logGroupName }).catch((error: unknown) => {
      const exists = error instanceof RootCallError && error.code === 'ResourceAlreadyExistsException';
      if (!exists) log(`logs: ${logGroupName}: ${error instanceof Error ? error.message : error}`);
    });
  };
  const recordChange = recordChanges(changes, callers);
  const observe = (call: Call, answer: Answer, latencyMs: number) => {
    recordChange(call, answer, Date.now());
    if (call.service === 'dynamodb' && isItemOperation(call.operation)) {
      record(dynamodbMetrics(call, answer, latencyMs, Date.now()));
    }
    if (call.service === 'sqs') record(sqsMetrics(call, answer, Date.now()));
  };

  const server = gatewayServer({
    upstream,
    serveApi: publicApi({ upstream, catalog: new ApiCatalog(client), integrations, metrics, logs, account }),
    admit: admission(root, () => new Date()),
    fills: [
      passRole(client, callers),
      simulation(client),
      logEvents(logs),
      logStreams(logs.store, region, account),
      insights(logs.store, account),
      queryDefinitions(saved),
      metricData(metrics.store),
      putMetricData(metrics),
      alarms(definitions, client),
      costExplorer(bill, client, callers, account),
      trail(changes, client, { region, account }),
    ],
    callers,
    faults,
    traffic,
    observe,
    log,
  });

  return {
    server,
    faults,
    bill,
    onReport,
    watch() {
      alarmWatch.start();
      const depths = () => {
        queueDepths(client, Date.now()).then(record, (error: unknown) =>
          log(`queues: ${error instanceof Error ? error.message : error}`),
        );
      };
      watches.push(setInterval(depths, QUEUES_EVERY_MS));
    },
    stats: () => ({ since, running: running.count, calls: traffic.list() }),
    drain: () => running.drain(),
    async evaluateAlarms() {
      record(await queueDepths(client, Date.now()));
      await alarmWatch.evaluate();
    },
    unwatch() {
      watches.forEach(clearInterval);
      alarmWatch.close();
    },
    close() {
      logs.close();
      metrics.close();
    },
  };
}

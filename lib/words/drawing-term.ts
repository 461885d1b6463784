import { toldShift } from './shift.ts';
import type { Translate } from './translate.ts';

/** Words that drawings are laid out with, by their keys under `drawing.term`. */
const TERMS = {
  cloud: 'AWS Cloud',
  region: 'Region',
  zone: 'Availability Zone',
  private: 'Private',
  public: 'Public',
  functions: 'Functions',
  operations: 'Operations',
  noResources: 'no resources',
  clients: 'Clients',
  internet: 'Internet',
  browser: 'Browser, mobile',
  onDemand: 'on demand',
  provisioned: 'provisioned',
  versioned: 'versioned',
  table: 'DynamoDB table',
  queue: 'SQS queue',
  bucket: 'S3 bucket',
  rule: 'EventBridge rule',
  schedule: 'EventBridge schedule',
  layer: 'Lambda layer',
  gatewayEndpoint: 'Gateway endpoint',
  interfaceEndpoint: 'Interface endpoint',
  internetGateway: 'Internet gateway',
  natGateway: 'NAT gateway + EIP',
  lambdaInterface: 'Lambda interface',
  loadBalancer: 'Load balancer',
  images: 'New and old images',
  newImages: 'New images',
  oldImages: 'Old images',
  keysOnly: 'Keys only',
  invoke: 'invoke',
  read: 'read',
  write: 'write',
  readWrite: 'read, write',
  stream: 'stream',
  message: 'message',
  response: 'response',
  changes: 'changes',
  failure: 'on failure',
  event: 'event',
  task: 'task',
  logsKept: 'logs, kept',
  noRegion: 'Region not known',
  noAccount: 'account not known',
  noSubnets: 'subnets not known',
  accessLog: 'access log',
  replication: 'replication',
  origin: 'origin',
  deploys: 'deploys',
  beforeTraffic: 'before traffic',
  afterTraffic: 'after traffic',
} as const;

/** Counted things, one and many, by their keys under `drawing.count`: `3 alarms`. */
const COUNTS = {
  alarm: ['alarm', 'alarms'],
  role: ['role', 'roles'],
  policy: ['policy', 'policies'],
  logGroup: ['log group', 'log groups'],
  subnet: ['subnet', 'subnets'],
  zone: ['Availability Zone', 'Availability Zones'],
  nat: ['NAT gateway', 'NAT gateways'],
  interface: ['interface', 'interfaces'],
  bucket: ['bucket', 'buckets'],
  dashboard: ['dashboard', 'dashboards'],
  layer: ['layer', 'layers'],
  route: ['route', 'routes'],
  line: ['line', 'lines'],
  part: ['part', 'parts'],
  kind: ['more kind', 'more kinds'],
  queue: ['queue', 'queues'],
  table: ['table', 'tables'],
  function: ['function', 'functions'],
  topic: ['topic', 'topics'],
  day: ['d', 'd'],
} as const;

const keys = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];
const terms = new Map<string, keyof typeof TERMS>(keys(TERMS).map((key) => [TERMS[key], key]));
const counts = new Map<string, keyof typeof COUNTS>(
  keys(COUNTS).flatMap((key) => COUNTS[key].map((word) => [word, key] as const)),
);

/** Words before a value: `account 000000000000`, `logs 7 d`. */
const BEFORE = ['account', 'batch', 'daily', 'logs'] as const;
/** Before a count beside a bell, which says by itself what it counts. */
const BELL = 'bell';
/** Before what an alias does. */
const SHIFT = 'shift';

/** What a drawing says, in the reader's language: `Region · ap-northeast-1` term by term. What is no word of ours stays. */
export function drawingText(t: Translate, text: string): string {
  const each = (part: string) =>
    drawingTerm(t, part) ??
    part
      .split(', ')
      .map((one) => drawingTerm(t, one) ?? one)
      .join(', ');
  return text.split(' · ').map(each).join(' · ');
}

function drawingTerm(t: Translate, text: string): string | undefined {
  const term = terms.get(text);
  if (term !== undefined) return t(`drawing.term.${term}`);
  const space = text.indexOf(' ');
  if (space < 0) return undefined;
  const [first, rest] = [text.slice(0, space), text.slice(space + 1)];
  if (first === BELL) return t('drawing.bell', { n: Number.parseInt(rest, 10) });
  if (first === SHIFT) return toldShift(t, rest);
  const n = Number(first);
  const count = Number.isInteger(n) ? counts.get(rest) : undefined;
  if (count !== undefined) return t(`drawing.count.${count}`, { n });
  const before = BEFORE.find((each) => each === first);
  return before && t(`drawing.before.${before}`, { value: drawingTerm(t, rest) ?? rest });
}

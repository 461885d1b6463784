import type { LogGroup, LogLevel, LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';

/** TEST DATA: what one request leaves behind, in the form of the shipped systems; milliseconds after its start. */
type Said = {
  readonly after: number;
  readonly label: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields?: Record<string, unknown>;
  readonly id: string;
};

const LENGTH_MS = 5_000;

const uuid = (kind: string, nth: number) => `${kind}-52d8-4a0b-9c1e-${String(nth % 1e9).padStart(12, '0')}`;

const REPORT = 'Memory Size: 256 MB Max Memory Used: 118 MB';

function run(label: string, id: string, after: number, ms: number, init = ''): readonly Said[] {
  const says = (at: number, message: string): Said => ({ after: at, label, level: 'PLATFORM', message, id });
  return [
    says(after, `START RequestId: ${id} Version: $LATEST`),
    says(after + ms + 2, `END RequestId: ${id}`),
    says(
      after + ms + 2,
      `REPORT RequestId: ${id} Duration: ${ms}.20 ms Billed Duration: ${ms + 1} ms ${REPORT}${init}`,
    ),
  ];
}

function said(
  label: string,
  level: LogLevel,
  id: string,
  after: number,
  fields: Record<string, unknown>,
): Said {
  const message = String(fields.message);
  const own = { level, service: label, function_request_id: id, ...fields };
  return { after, label, level, message, fields: own, id };
}

/** Every fifth is refused, every seventh begins cold, every third of the rest only reads; one write is tried twice. */
function request(nth: number): readonly Said[] {
  const [api, called, worked, again] = ['7f3ac1e0', '4a931916', '5b2543bf', '6c3654cf'].map((kind) =>
    uuid(kind, nth),
  ) as [string, string, string, string];
  const item = uuid('f2b4793a', nth);
  const refused = nth % 5 === 1;
  const reads = !refused && nth % 3 === 0;
  const status = refused ? 400 : reads ? 200 : 201;
  const method = reads ? 'GET' : 'POST';
  const cold = nth % 7 === 2 ? ' Init Duration: 312.00 ms' : '';
  const start = cold === '' ? 2 : 330;
  const about = { requestId: api, method, path: '/items', status, milliseconds: 58 };
  const access: Said = {
    after: 0,
    label: 'api access',
    level: refused ? 'WARN' : 'INFO',
    message: `${method} /items ${status}`,
    id: api,
    fields: {
      requestId: api,
      httpMethod: method,
      resourcePath: '/items',
      path: '/dev/items',
      status: `${status}`,
      responseLatency: `${start + 66}`,
      integrationLatency: `${start + 62}`,
      integrationRequestId: called,
      requestTime: '22/Nov/2026:05:00:00 +0000',
      extendedRequestId: api,
    },
  };
  const answered = refused
    ? said('api', 'WARN', called, start + 3, {
        message: 'refused',
        ...about,
        reason: { code: 'invalid-request', fields: { price: 'must be a number' } },
        authorization: '(masked)',
      })
    : said('api', 'INFO', called, start + 58, {
        message: 'answered',
        ...about,
        ...(reads ? {} : { itemId: item }),
      });
  const front = [access, ...run('api', called, start, 61, cold), answered];
  if (refused || reads) return front;
  const record = { eventId: uuid('ce8fd05d', nth), eventName: 'INSERT', item: `ITEM#${item}` };
  const fails = nth % 4 === 0;
  const failed = said('processor', 'ERROR', worked, start + 640, {
    message: 'record failed',
    ...record,
    error: { name: 'TransactionCanceledException', message: '[ConditionalCheckFailed, None]' },
  });
  const counted = { message: 'record processed', ...record, counts: [{ status: 'active', by: 1 }] };
  return [
    ...front,
    ...run('processor', worked, start + 460, 240),
    said('processor', 'INFO', worked, start + 464, { message: 'batch received', records: 1 }),
    ...(fails
      ? [
          failed,
          ...run('processor', again, start + 1_700, 96),
          said('processor', 'INFO', again, start + 1_790, counted),
        ]
      : [said('processor', 'INFO', worked, start + 690, counted)]),
  ];
}

const nameOf = (environment: string, label: string) =>
  label === 'api access'
    ? `/aws/apigateway/${environment.replace('/', '-')}-api`
    : `/aws/lambda/${environment.replace('/', '-')}-${label}`;

/** Lines of a stretch of time, the same whenever it is asked for; with `words` only those in which one occurs. */
export function previewLines(
  environment: string,
  range: { readonly from: number; readonly to: number },
  words: readonly string[] = [],
): readonly LogLine[] {
  const lines: LogLine[] = [];
  for (let nth = Math.floor(range.from / LENGTH_MS) - 1; nth * LENGTH_MS < range.to; nth++) {
    for (const [index, each] of request(nth).entries()) {
      const at = nth * LENGTH_MS + each.after;
      if (at < range.from || at >= range.to) continue;
      const line: LogLine = {
        eventId: `${environment} ${nth} ${index}`,
        group: nameOf(environment, each.label),
        stream: `2026/11/22/[$LATEST]${each.label}`,
        at: instant(at),
        ingestedAt: instant(at + 400),
        level: each.level,
        requestId: each.id,
        message: each.message,
        ...(each.fields ? { fields: each.fields } : {}),
      };
      const text = JSON.stringify(line);
      if (words.length === 0 || words.some((word) => text.includes(word))) lines.push(line);
    }
  }
  return lines.toSorted((a, b) => a.at - b.at);
}

export const previewGroups = (environment: string): readonly LogGroup[] =>
  ['api access', 'api', 'processor', 'scheduled'].map((label) => ({
    name: nameOf(environment, label),
    label,
    kind: label === 'api access' ? 'access' : 'function',
    storedBytes: 120_000_000_000,
    retentionDays: 30,
  }));

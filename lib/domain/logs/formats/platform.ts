import { isRecord } from '../../graph/spelling.ts';

const WORDS = ['START', 'END', 'REPORT', 'INIT_START', 'INIT_REPORT', 'RESTORE_START', 'RESTORE_REPORT'];
const OTHERS = ['XRAY', 'EXTENSION', 'TELEMETRY', 'LOGS'];

/** `START RequestId: …`, `END …`, `REPORT …`, `INIT_START …` of the Lambda service. */
export function isPlatformText(text: string): boolean {
  const end = text.search(/[ \t]/);
  const word = end < 0 ? text : text.slice(0, end);
  if (WORDS.includes(word)) return true;
  return (
    OTHERS.includes(word) &&
    (text.includes('RequestId') || text.includes('Name: ') || text.includes('TraceId'))
  );
}

/** The id behind `RequestId: `, wherever the service puts it. */
export function platformRequest(text: string): string | undefined {
  const at = text.indexOf('RequestId: ');
  if (at < 0) return undefined;
  const rest = text.slice(at + 'RequestId: '.length, at + 80);
  const end = rest.search(/[^\w-]/);
  const id = end < 0 ? rest : rest.slice(0, end);
  return id === '' ? undefined : id;
}

type Record_ = Readonly<Record<string, unknown>>;

/**
 * A platform event of the JSON format in the words of the text format, so that whoever reads the one reads the other.
 * Undefined for an object that is none.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
export function platformWords(fields: Record_): string | undefined {
  const { type, record } = fields;
  if (typeof type !== 'string' || !type.startsWith('platform.') || !isRecord(record)) return undefined;
  const id = typeof record.requestId === 'string' ? record.requestId : '';
  switch (type) {
    case 'platform.start':
      return `START RequestId: ${id} Version: ${record.version ?? '$LATEST'}`;
    case 'platform.runtimeDone':
      return `END RequestId: ${id}${failure(record)}`;
    case 'platform.report':
      return reportWords(id, record);
    case 'platform.initStart':
      return `INIT_START Runtime Version: ${record.runtimeVersion ?? ''}\tRuntime Version ARN: ${record.runtimeVersionArn ?? ''}`;
    case 'platform.initReport':
      return `INIT_REPORT${figure('Init Duration', metricsOf(record).durationMs, 'ms')}\tPhase: ${record.phase ?? ''}${failure(record)}`;
    default:
      return `${type} ${JSON.stringify(record)}`;
  }
}

const metricsOf = (record: Record_): Record_ => (isRecord(record.metrics) ? record.metrics : {});

function reportWords(id: string, record: Record_): string {
  const metrics = metricsOf(record);
  return [
    `REPORT RequestId: ${id}`,
    figure('Duration', metrics.durationMs, 'ms'),
    figure('Billed Duration', metrics.billedDurationMs, 'ms'),
    figure('Memory Size', metrics.memorySizeMB, 'MB'),
    figure('Max Memory Used', metrics.maxMemoryUsedMB, 'MB'),
    figure('Init Duration', metrics.initDurationMs, 'ms'),
    figure('Restore Duration', metrics.restoreDurationMs, 'ms'),
    failure(record),
  ].join('');
}

const figure = (name: string, value: unknown, unit: string): string =>
  typeof value === 'number' && Number.isFinite(value) ? `\t${name}: ${value} ${unit}` : '';

function failure({ status, errorType }: Record_): string {
  if (typeof status !== 'string' || status === 'success') return '';
  return `\tStatus: ${status}${typeof errorType === 'string' ? `\tError Type: ${errorType}` : ''}`;
}

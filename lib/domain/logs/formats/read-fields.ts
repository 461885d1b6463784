import { isRecord } from '../../graph/spelling.ts';
import type { LogLevel } from '../line.ts';
import { levelOf, numberedLevel, statusLevel } from './level.ts';

type Fields = Readonly<Record<string, unknown>>;

const LEVEL_NAMES = [
  'level',
  'severity',
  'levelname',
  'log.level',
  '@level',
  'LogLevel',
  'Level',
  'lvl',
  'loglevel',
  'log_level',
  'level_name',
  'severityText',
  'SeverityText',
  '@l',
  'levelno',
  'severityNumber',
  'SeverityNumber',
  'status',
] as const;

const MESSAGE_NAMES = [
  'message',
  'msg',
  '@message',
  'Message',
  'RenderedMessage',
  '@m',
  'event',
  'errorMessage',
  'short_message',
  '@mt',
  'MessageTemplate',
  'body',
] as const;

/** Those that Lambda's own libraries write: whatever they hold is the request. */
const REQUEST_NAMES = [
  'function_request_id',
  'requestId',
  'request_id',
  'awsRequestId',
  'aws_request_id',
  'AWSRequestId',
  'AwsRequestId',
  'lambda_request_id',
  'lambdaRequestId',
  'aws.requestId',
  'faas.invocation_id',
  'faas.execution',
] as const;

/** Where loggers keep what belongs to the invocation. */
const CONTEXTS = ['mdc', 'contextMap', 'thread_context', 'context', 'lambda', 'record', 'aws', 'Properties'];

/** Names that anybody may use for anything: the request only where the value looks like one. */
const LOOSE_NAMES = ['reqId', 'req_id', 'invocationId', 'traceId'];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value !== '-' ? value : undefined;

/** The level that an object names; an access log's status says it where nothing else does. */
export function levelOfFields(fields: Fields): LogLevel | undefined {
  const inner = isRecord(fields.log) ? levelOf(fields.log.level) : undefined;
  if (inner) return inner;
  for (const name of LEVEL_NAMES) {
    const value = fields[name];
    const level = levelOf(value) ?? (name === 'status' ? undefined : numberedLevel(name, value));
    if (level) return level;
  }
  // Serilog leaves the usual level out.
  if ('@t' in fields && ('@m' in fields || '@mt' in fields)) return 'INFO';
  return statusLevel(fields.status);
}

/** What an object says to a person; where its message is an object, that one's. */
export function messageOfFields(fields: Fields): string | undefined {
  for (const name of MESSAGE_NAMES) {
    const value = fields[name];
    const said = text(value) ?? (name === 'message' && isRecord(value) ? messageOfFields(value) : undefined);
    if (said) return said;
  }
  return undefined;
}

/** The invocation that an object belongs to. */
export function requestOfFields(fields: Fields): string | undefined {
  for (const name of REQUEST_NAMES) {
    const value = text(fields[name]);
    if (value) return value;
  }
  for (const name of CONTEXTS) {
    const inner = fields[name];
    const found = isRecord(inner) ? REQUEST_NAMES.map((each) => text(inner[each])).find(Boolean) : undefined;
    if (found) return found;
  }
  const { message } = fields;
  const within = isRecord(message) ? requestOfFields(message) : undefined;
  return within ?? LOOSE_NAMES.map((name) => text(fields[name])).find((value) => value && isUuid(value));
}

/** An access log reads as its request. */
export function accessLine(fields: Fields): string | undefined {
  const { httpMethod, routeKey, resourcePath, path, status } = fields;
  if (status === undefined || httpMethod === undefined) return undefined;
  const route = [routeKey, resourcePath, path].find((each) => typeof each === 'string') ?? '';
  const asked = String(route).startsWith(String(httpMethod)) ? route : `${httpMethod} ${route}`;
  return `${asked} ${status}`;
}

/**
 * An embedded metric reads as its figures.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricLine(fields: Fields): string | undefined {
  const sets = isRecord(fields._aws) ? fields._aws.CloudWatchMetrics : undefined;
  if (!Array.isArray(sets)) return undefined;
  const parts = sets.filter(isRecord).map(({ Namespace, Metrics }) => {
    const names = (Array.isArray(Metrics) ? Metrics : []).filter(isRecord);
    const figures = names.map(({ Name, Unit }) => {
      const value = fields[String(Name)];
      const unit = typeof Unit === 'string' && Unit !== 'Count' && Unit !== 'None' ? ` ${Unit}` : '';
      return `${Name}=${Array.isArray(value) ? value.join(',') : value}${unit}`;
    });
    return [String(Namespace ?? ''), ...figures].join(' ');
  });
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** As Lambda writes a request: 8-4-4-4-12 hexadecimal digits. */
export function isUuid(value: string): boolean {
  if (value.length !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const code = value.charCodeAt(at);
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? code !== 45 : !isHex(code)) return false;
  }
  return true;
}

const isHex = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

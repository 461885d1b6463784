import { randomUUID } from 'node:crypto';
import type { Answer, Call } from './call.ts';

/** The input of a JSON-protocol call; an empty body is an empty input. */
export function jsonInput<T>(call: Call): T {
  return (call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'))) as T;
}

export function jsonAnswer(output: unknown, version: '1.0' | '1.1' = '1.1'): Answer {
  return {
    status: 200,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': randomUUID() },
    body: Buffer.from(JSON.stringify(output)),
  };
}

/** AWS's error code of a refused JSON call, without its namespace. */
export function errorCode(answer: Answer): string | undefined {
  if (answer.status < 400) return undefined;
  const header = answer.headers['x-amzn-errortype'];
  const fromBody = /"__type"\s*:\s*"([^"]+)"/.exec(answer.body.toString('utf8'))?.[1];
  const fromXml = /<Code>([^<]+)<\/Code>/.exec(answer.body.toString('utf8'))?.[1];
  return (fromBody ?? fromXml ?? (typeof header === 'string' ? header : undefined))?.split('#').at(-1);
}

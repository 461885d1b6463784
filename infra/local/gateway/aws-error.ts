import { randomUUID } from 'node:crypto';
import type { Answer, Call, Protocol } from './call.ts';

/** An error as AWS would answer it. */
export interface AwsError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

type ErrorOf = (
  error: AwsError,
  requestId: string,
  service: string,
) => [contentType: string, body: string | Buffer];

const write: Record<Protocol, ErrorOf> = {
  json: ({ code, message }) => ['application/x-amz-json-1.1', JSON.stringify({ __type: code, message })],
  'rest-json': ({ message }) => [
    'application/json',
    JSON.stringify({ Type: 'User', message, Message: message }),
  ],
  query: ({ code, message }, requestId, service) => [
    'text/xml',
    service === 'ec2'
      ? `<Response><Errors><Error><Code>${code}</Code><Message>${xmlText(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`
      : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${xmlText(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  ],
  'rest-xml': ({ code, message }, requestId) => [
    'application/xml',
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${xmlText(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
  ],
  cbor: ({ code, message }) => ['application/cbor', cborStrings({ __type: code, message })],
};

/** Writes an error in the protocol of the call. */
export function errorAnswer(call: Call, error: AwsError): Answer {
  const requestId = randomUUID();
  const [contentType, body] = write[call.protocol](error, requestId, call.service);
  return {
    status: error.status,
    headers: {
      'content-type': contentType,
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': error.code,
      ...(call.headers['x-amzn-query-mode'] ? { 'x-amzn-query-error': `${error.code};Sender` } : {}),
      ...(call.protocol === 'cbor' ? { 'smithy-protocol': 'rpc-v2-cbor' } : {}),
    },
    body: Buffer.from(body),
  };
}

/** Text as it may stand in an XML element. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A CBOR map of short strings: all that an error needs. */
function cborStrings(fields: Record<string, string>): Buffer {
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    const head = Buffer.from([0x79, bytes.length >> 8, bytes.length & 0xff]);
    return Buffer.concat([head, bytes]);
  };
  const entries = Object.entries(fields);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat().map(text)]);
}

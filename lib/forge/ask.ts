import { z } from 'zod';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { seconds } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { NotReached } from './fetch.ts';

/** Why something does not stand at a forge yet, and when it is sensible to ask again where the forge says so. */
export type Refusal = { readonly why: Reason; readonly status?: number; readonly after?: Millis };
export type Answer<Value> = Result<Value, Refusal>;

export type Asking = {
  /** Of the forge's interface, without a `/` at its end. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
};

/** One question. What the forge answers is read by `shape`; what does not fit it is a failure with a name. */
export async function ask<Value>(
  { api, headers, fetch }: Asking,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  shape: z.ZodType<Value>,
  body?: unknown,
): Promise<Answer<Value>> {
  const host = new URL(api).host;
  try {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: {
        ...headers,
        'user-agent': 'Yagura',
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) return err(refusal(host, answer, text));
    const read = shape.safeParse(parsed(text));
    return read.success
      ? ok(read.data)
      : err({ why: reason('forge.unexpected', { host, path: path.split('?')[0] ?? path }) });
  } catch (error) {
    if (error instanceof NotReached) return err({ why: error.why });
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MESSAGE = z.looseObject({ message: z.unknown() });

function refusal(host: string, { status, headers }: Response, text: string): Refusal {
  const said = MESSAGE.safeParse(parsed(text));
  const word = said.success ? said.data.message : text;
  const short = (typeof word === 'string' ? word : JSON.stringify(word)).slice(0, 200).trim() || '–';
  const after = waitOf(status, headers);
  return {
    why: reason('answered', { host, status, said: short }),
    status,
    ...(after === undefined ? {} : { after }),
  };
}

/**
 * GitHub refuses with 403 or 429 whoever asks too often, and says in seconds, or by the moment, until when.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function waitOf(status: number, headers: Headers): Millis | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(wait)) return seconds(Math.min(Math.max(wait, 1), MOST_WAIT));
  if (headers.get('x-ratelimit-remaining') !== '0') return undefined;
  const date = Date.parse(headers.get('date') ?? '') / 1_000;
  const left = Number(headers.get('x-ratelimit-reset')) - date;
  return Number.isFinite(left) ? seconds(Math.min(Math.max(left, 1), MOST_WAIT)) : seconds(60);
}

/** Seconds. */
const MOST_WAIT = 3_600;

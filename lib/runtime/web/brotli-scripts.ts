import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const PATH = '/_next/static/';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
};

/** As Next says it of the same files: a name holds the hash of what it names. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const compress = promisify(brotliCompress);

/**
 * Scripts and styles of the build in Brotli, a seventh smaller than the gzip that Next answers with. At its best it takes too
 * long to do for each answer and longer than a first start may wait: a file is compressed once, one after another, when it
 * was first asked for, and kept; until then, and to whoever does not take it, `next` answers.
 * @param dir `.next/static` of the build that is served
 * @param failed told of a file that could not be compressed: `next` goes on answering for it
 */
export async function brotliScripts(
  dir: string,
  next: Answering,
  failed: (error: unknown) => void,
): Promise<Answering> {
  // Names as the folder has them: no path of a request is ever opened.
  const names = new Set(
    (await readdir(dir, { recursive: true })).filter((name) => extname(name) in TYPES).map(slashed),
  );
  const kept = new Map<string, Buffer>();
  const asked = new Set<string>();
  let turn: Promise<void> = Promise.resolve();

  const keep = (name: string): void => {
    if (asked.has(name)) return;
    asked.add(name);
    turn = turn
      .then(async () => {
        kept.set(name, await smallest(await readFile(join(dir, name))));
      })
      .catch(failed);
  };

  return async (request, response) => {
    const name = nameOf(request.url ?? '');
    const { method, headers } = request;
    const plain = headers.range === undefined && headers['if-none-match'] === undefined;
    if (name === undefined || !names.has(name) || method !== 'GET' || !plain || !takesBrotli(headers))
      return next(request, response);
    const body = kept.get(name);
    if (!body) {
      keep(name);
      return next(request, response);
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(name)],
      'content-encoding': 'br',
      'content-length': body.length,
      'cache-control': FOR_EVER,
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
    response.end(body);
  };
}

const smallest = (text: Buffer): Promise<Buffer> =>
  compress(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });

const slashed = (name: string): string => name.replaceAll('\\', '/');

/** Below the build's static folder, without the build's mark after `?`. */
const nameOf = (url: string): string | undefined =>
  url.startsWith(PATH) ? url.slice(PATH.length).split('?', 1)[0] : undefined;

/** `br;q=0` refuses it. */
const takesBrotli = (headers: IncomingMessage['headers']): boolean =>
  [headers['accept-encoding'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((each) => each.replaceAll(' ', '').toLowerCase())
    .some((each) => each === 'br' || (each.startsWith('br;q=') && Number(each.slice(5)) > 0));

import type { PictureFormat } from '#lib/domain/graph/picture.ts';
import type { Reading } from '#lib/domain/reading.ts';

const FILES: Readonly<Record<PictureFormat, readonly [ending: string, type: string]>> = {
  svg: ['svg', 'image/svg+xml; charset=utf-8'],
  png: ['png', 'image/png'],
  drawio: ['drawio', 'application/vnd.jgraph.mxfile; charset=utf-8'],
  mermaid: ['mmd', 'text/plain; charset=utf-8'],
};

/**
 * A file to keep, never a page of ours: it is downloaded, and what it is, is not left to a browser's guess.
 * @param name of an environment that exists, so plain letters
 */
export function fileAnswer(
  reading: Reading<{ readonly base64: string }>,
  name: string,
  format: PictureFormat,
): Response {
  if (reading.state === 'failed') {
    const { kind } = reading.failure;
    if (kind === 'not-found') return new Response('not drawn yet', { status: 404, headers: PLAIN });
    return new Response('the collector does not answer', { status: 503, headers: PLAIN });
  }
  const [ending, type] = FILES[format];
  return new Response(new Uint8Array(Buffer.from(reading.value.base64, 'base64')), {
    headers: {
      ...PLAIN,
      'content-type': type,
      'content-disposition': `attachment; filename="${name}.${ending}"`,
      'last-modified': new Date(reading.asOf).toUTCString(),
    },
  });
}

const PLAIN = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

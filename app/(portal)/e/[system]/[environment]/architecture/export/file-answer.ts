import { file, noFile } from '#app/_server/files.ts';
import type { PictureFormat } from '#lib/domain/graph/picture.ts';
import type { Reading } from '#lib/domain/reading.ts';

const FILES: Readonly<Record<PictureFormat, readonly [ending: string, type: string]>> = {
  svg: ['svg', 'image/svg+xml; charset=utf-8'],
  png: ['png', 'image/png'],
  drawio: ['drawio', 'application/vnd.jgraph.mxfile; charset=utf-8'],
  mermaid: ['mmd', 'text/plain; charset=utf-8'],
};

/** The drawing as a file, as old as its reading. @param name of an environment that exists, so plain letters */
export function fileAnswer(
  reading: Reading<{ readonly base64: string }>,
  name: string,
  format: PictureFormat,
): Response {
  if (reading.state === 'failed')
    return reading.failure.kind === 'not-found'
      ? noFile(404, 'not drawn yet')
      : noFile(503, 'the collector does not answer');
  const [ending, type] = FILES[format];
  const bytes = new Uint8Array(Buffer.from(reading.value.base64, 'base64'));
  return file(`${name}.${ending}`, type, bytes, { 'last-modified': new Date(reading.asOf).toUTCString() });
}

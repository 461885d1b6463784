import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = join(process.cwd(), 'node_modules/@fontsource/ibm-plex-sans-jp');
const WEIGHTS = [400, 500, 600];
const SLICE = /^ibm-plex-sans-jp-[a-z0-9-]+\.woff2$/;

/**
 * IBM Plex Sans JP, asked for by Japanese pages alone: 120 slices a weight, of which a browser fetches the few
 * that the page's characters need.
 */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  if (file === 'plex-sans-jp.css') return answer(await stylesheet(), 'text/css; charset=utf-8');
  if (!SLICE.test(file)) return new Response('not found', { status: 404 });
  try {
    return answer(await readFile(join(PACKAGE, 'files', file)), 'font/woff2');
  } catch {
    return new Response('not found', { status: 404 });
  }
}

let css: Promise<string> | undefined;

function stylesheet(): Promise<string> {
  css ??= Promise.all(WEIGHTS.map((weight) => readFile(join(PACKAGE, `${weight}.css`), 'utf8'))).then(
    (sheets) =>
      sheets
        .join('\n')
        .replace(/, url\([^()]*\) format\('woff'\)/g, '')
        .replaceAll('./files/', '/fonts/')
        .replace(/\/\*[^*]*\*\//g, ''),
  );
  return css;
}

const answer = (body: string | Buffer, type: string): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  });

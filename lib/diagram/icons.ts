import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SceneIcon, SvgShape } from '#lib/domain/graph/scene.ts';

/** Dark ink of line artwork, invisible on a dark canvas: the drawing puts the theme's own there. */
const INK = /^#(242f3e|232f3d|232f3e)$/i;

/**
 * Artwork of an icon by folder and name, `architecture-service/AWSLambda`, from the official set.
 * @returns undefined when the set has none of that name.
 */
export function iconOf(name: string): SceneIcon | undefined {
  const known = cache.get(name);
  if (known) return known;
  const text = source(name);
  const icon = text === undefined ? undefined : parseIcon(text, groundOf(name));
  if (icon) cache.set(name, icon);
  return icon;
}

type Ground = 'line-art' | 'logo' | 'tile';

/** Line art takes the theme's ink; the cloud's logo turns around with it; tiles fit both themes as they are. */
function groundOf(name: string): Ground {
  if (name.startsWith('resource/')) return 'line-art';
  return name.endsWith('/AWSCloudlogo') ? 'logo' : 'tile';
}

const cache = new Map<string, SceneIcon>();

function source(name: string): string | undefined {
  const root = dirname(createRequire(import.meta.url).resolve('aws-icons/package.json'));
  try {
    return readFileSync(join(root, 'icons', `${name}.svg`), 'utf8');
  } catch {
    return undefined;
  }
}

/** The set is machine-made: elements and double-quoted attributes only. */
function parseIcon(text: string, ground: Ground): SceneIcon | undefined {
  const viewBox = /viewBox="([^"]+)"/.exec(text)?.[1];
  if (viewBox === undefined) return undefined;
  const root: Mutable = { tag: 'g', attributes: {}, children: [] };
  const open = [root];
  const inner = text.replace(/^<svg[^>]*>/, '').replace(/<title>[^<]*<\/title>/, '');
  for (const [, element = ''] of inner.matchAll(/<([^<>]+)>/g)) {
    const tag = /^[a-zA-Z]+/.exec(element)?.[0] ?? '';
    if (tag === 'svg' || element === '/svg') continue;
    if (element.startsWith('/')) {
      open.pop();
      continue;
    }
    const shape: Mutable = { tag, attributes: parsed(element, ground), children: [] };
    open.at(-1)?.children.push(shape);
    if (!element.endsWith('/')) open.push(shape);
  }
  return { viewBox, shapes: root.children };
}

type Mutable = { tag: string; attributes: Record<string, string>; children: (Mutable & SvgShape)[] };

function parsed(text: string, ground: Ground): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      colour(name, value, ground),
    ]),
  );
}

function colour(name: string, value: string, ground: Ground): string {
  if (ground === 'tile' || (name !== 'fill' && name !== 'stroke')) return value;
  if (INK.test(value)) return 'ink';
  return ground === 'logo' && /^#fff(fff)?$/i.test(value) ? 'canvas' : value;
}

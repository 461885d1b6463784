import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The visual specification promises contrast, not colours: text 4.5 to 1, shapes and lines of charts 3 to 1, on every
// ground that they stand on, in both themes.

type Oklch = readonly [lightness: number, chroma: number, hue: number];

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: numbers(light), dark: numbers(dark) }],
  ),
);
const GROUNDS = ['bg', 's1', 's2'];
const STATUSES = ['healthy', 'degraded', 'failing', 'deploying', 'unknown'];
const SERIES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'p95', 'p99'];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const colour = (name: string): Oklch => {
    const token = tokens.get(name);
    if (!token) throw new Error(`tokens.css has no ${name}`);
    return token[theme];
  };
  const lowest = (name: string, grounds: readonly string[]): number =>
    Math.min(...grounds.map((ground) => contrast(linear(colour(name)), linear(colour(ground)))));

  it.each(['t1', 't2', 't3', 'accent'])('%s is read on every ground', (name) => {
    expect(lowest(name, [...GROUNDS, 's3'])).toBeGreaterThanOrEqual(4.5);
  });

  it('the primary button is read', () => {
    expect(lowest('on-accent', ['accent-solid'])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(STATUSES)('the word of %s is read, also in its pill and in a tinted row', (status) => {
    expect(lowest(`${status}-ink`, GROUNDS)).toBeGreaterThanOrEqual(4.5);
    const ink = linear(colour(`${status}-ink`));
    for (const share of [0.12, 0.07]) {
      const tinted = mixed(colour(status), colour('s1'), share);
      expect(contrast(ink, tinted)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([...STATUSES, 'line3'])('the shape in %s is told from its ground', (name) => {
    expect(lowest(name, GROUNDS)).toBeGreaterThanOrEqual(3);
  });

  it.each(SERIES)('a line in %s is told from the page', (name) => {
    expect(lowest(name, ['s1'])).toBeGreaterThanOrEqual(3);
  });
});

function numbers(text: string): Oklch {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = text.split(' ').map(Number);
  return [lightness, chroma, hue];
}

type Triple = readonly [number, number, number];

const oklab = ([lightness, chroma, hue]: Oklch): Triple => {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
};

/** As `color-mix(in oklab, top share, ground)`, in linear light. */
function mixed(top: Oklch, ground: Oklch, share: number): Triple {
  const [a, b] = [oklab(top), oklab(ground)];
  const at = (index: 0 | 1 | 2) => a[index] * share + b[index] * (1 - share);
  return toLinear([at(0), at(1), at(2)]);
}

const linear = (colour: Oklch): Triple => toLinear(oklab(colour));

/** OKLab to linear-light sRGB, clipped to what a screen shows; matrices of the CSS Color 4 specification. */
function toLinear([l, a, b]: Triple): Triple {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const shown = (value: number) => Math.min(1, Math.max(0, value));
  return [
    shown(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    shown(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    shown(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

/** Of WCAG 2: the lighter over the darker. */
function contrast(one: Triple, other: Triple): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

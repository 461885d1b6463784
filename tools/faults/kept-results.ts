import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Point } from './points.ts';
import type { Tried } from './try-point.ts';

const nameOf = (
  { lane, act, victim, frozen }: Pick<Point, 'lane' | 'act' | 'victim' | 'frozen'>,
  moment: string,
) => `${act === 'deploy' ? lane : act}/${moment}/${victim}${frozen ? '/frozen' : ''}`;

/** What every point came to when it was last tried: one JSON line each, so that a run that was cut short goes on. */
export function keptResults(file: string) {
  const kept = new Map<string, Tried>();
  const note = (tried: Tried) => kept.set(nameOf(tried, tried.moment), tried);
  if (existsSync(file))
    for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) if (line) note(JSON.parse(line));
  mkdirSync(dirname(file), { recursive: true });
  return {
    of: (point: Point): Tried | undefined => kept.get(nameOf(point, point.moment.name)),
    keep(tried: Tried): void {
      note(tried);
      appendFileSync(file, `${JSON.stringify(tried)}\n`);
    },
  };
}

'use server';

import { nearestTo } from '#components/shell/nearest-name.ts';
import { caller } from './caller.ts';
import { watched } from './watched.ts';

/** Visible environments whose names differ least from this one. Nobody who is not known learns a name here. */
export async function nearestEnvironments(name: string): Promise<readonly string[]> {
  if (!(await caller())) return [];
  const keys = (await watched()).map(({ key }) => key);
  return nearestTo(name, keys);
}

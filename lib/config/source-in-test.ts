import { instant } from '#lib/domain/time.ts';
import { parsePortalConfig } from './parse.ts';
import type { ConfigSource } from './source.ts';

/** A `portal.yaml` that a test holds as text. @throws Error with its faults, if it has any */
export function configOf(text: string): ConfigSource {
  const parsed = parsePortalConfig(text, 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return {
    file: 'portal.yaml',
    current: () => parsed.value,
    problems: () => [],
    writtenAt: () => instant(0),
  };
}

import { readFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { err, type Result } from '#lib/domain/result.ts';
import { parsePortalConfig } from './parse.ts';
import type { ConfigProblem, PortalConfig } from './portal-config.ts';

/** What `file` would be with these lines below its `systems`; the file itself is not written. */
export function configWith(file: string, lines: string): Result<PortalConfig, readonly ConfigProblem[]> {
  return withSystems(readFileSync(file, 'utf8'), file, lines);
}

/** @param lines a `systems:` of version 2, as discovery writes it; a system that the file has already is one more of its faults */
export function withSystems(
  text: string,
  file: string,
  lines: string,
): Result<PortalConfig, readonly ConfigProblem[]> {
  const document = parseDocument(text);
  const fault = (path: string, message: string) => err([{ file, line: 1, path, message }]);
  if (document.get('version') !== 2)
    return fault('version', 'is not 2: npm run portal -- config upgrade writes the file as version 2');
  const { systems } = parse(lines) as { systems?: Readonly<Record<string, unknown>> | null };
  for (const [name, system] of Object.entries(systems ?? {})) {
    if (document.hasIn(['systems', name])) return fault(`systems.${name}`, 'is in the file already');
    document.setIn(['systems', name], system);
  }
  return parsePortalConfig(document.toString(), file);
}

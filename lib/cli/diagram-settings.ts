import { parsePortalConfig, problemText } from '#lib/config/parse.ts';
import type { DiagramSettings } from '#lib/domain/graph/settings.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { SourceFile } from './diagram-graph.ts';

/**
 * What a `portal.yaml` adds to the pictures of a system: of the named one, else of the file's default system. The error
 * is in words, a line each.
 */
export function diagramSettings(
  { name, text }: SourceFile,
  system: string | undefined,
): Result<DiagramSettings | undefined, string> {
  const parsed = parsePortalConfig(text, name);
  if (!parsed.ok) return err(parsed.error.map(problemText).join('\n'));
  const { file } = parsed.value;
  const wanted = system ?? file.defaultSystem;
  const found = Object.hasOwn(file.systems, wanted) ? file.systems[wanted] : undefined;
  if (found) return ok(found.diagram);
  return err(`${name}: no system ${wanted}; known: ${Object.keys(file.systems).join(', ')}`);
}

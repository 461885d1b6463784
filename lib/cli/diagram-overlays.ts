import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { type ChangeOverlay, changeOverlay, withGhosts } from '#lib/domain/overlay/change.ts';
import type { OverlayName } from '#lib/domain/overlay/drawn.ts';
import { plannedChanges } from '#lib/terraform/json/planned.ts';
import { type GraphFiles, graphOfFiles, parsedJson, type SourceFile } from './diagram-graph.ts';

/** What only a portal has measured: files hold none of it. */
const MEASURED: readonly OverlayName[] = ['health', 'traffic', 'cost'];

/** Why files alone cannot show one of these overlays, in words; undefined when they can. */
export function missingFromFiles(overlays: readonly OverlayName[], plans: number): string | undefined {
  const measured = overlays.filter((name) => MEASURED.includes(name));
  if (measured.length > 0) {
    const [what, is] = [measured.join(' and '), measured.length > 1 ? 'are' : 'is'];
    return `--overlay ${measured.join(',')}: ${what} ${is} measured by a portal and in no file. Name an environment and no file.`;
  }
  return overlays.includes('change') && plans === 0
    ? '--overlay change: no plan was given. Add --plan plan.json, as `terraform show -json` prints it.'
    : undefined;
}

export type PlannedFiles = { readonly graph: SystemGraph; readonly change: ChangeOverlay };

/**
 * What plans among the files do: the system as it is, by their prior state, with what they create beside it. So a part
 * that will be gone still stands there with its lines.
 */
export function plannedFiles(files: GraphFiles): PlannedFiles {
  const before = graphOfFiles({ ...files, terraform: files.terraform.map(priorState) });
  const changes = files.terraform.flatMap(({ name, text }) => plannedChanges(parsedJson(text), name));
  const change = changeOverlay(before, changes, graphOfFiles(files));
  return { graph: withGhosts(before, change), change };
}

/** A plan as the state that it was made on; anything else as it is. */
function priorState(file: SourceFile): SourceFile {
  const show = parsedJson(file.text);
  if (!isRecord(show) || !isRecord(show.planned_values)) return file;
  const nothing = { terraform_version: show.terraform_version ?? '' };
  return { ...file, text: JSON.stringify(show.prior_state ?? nothing) };
}
